using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SeerDashboard.Notify.Composing;

/// <summary>What a program is sent: the run as the API lists it.</summary>
/// <param name="Event">What happened, such as <c>codeReady</c>.</param>
/// <param name="At">When.</param>
/// <param name="Url">Its page.</param>
/// <param name="Run">The run as it is now; none for what is about none.</param>
/// <param name="Detail">A comment's text, a verdict's reason, the name of an integration.</param>
/// <param name="Author">Who wrote it.</param>
internal sealed record ToldData(string Event, DateTimeOffset At, Uri Url, JsonNode? Run, string? Detail, string? Author);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ToldData))]
internal sealed partial class ToldJson : JsonSerializerContext;
