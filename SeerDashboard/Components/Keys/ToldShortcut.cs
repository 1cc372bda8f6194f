using System.Text.Json.Serialization;

namespace SeerDashboard.Components.Keys;

/// <summary>A shortcut as Keyboard.razor.js is told of it; what it has none of is not sent, since the whole list goes at every change.</summary>
internal sealed record ToldShortcut(
    int Id,
    string? Keys,
    string Act,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Target,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Within);
