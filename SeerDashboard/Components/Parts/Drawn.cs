using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace SeerDashboard.Components.Parts;

/// <summary>Icons as markup. Each <c>MudIcon</c> is a component that every viewer holds; where many look at one page for long, its icons are drawn by this.</summary>
public static class Drawn
{
    private static readonly ConcurrentDictionary<string, MarkupString> Known = new(StringComparer.Ordinal);

    /// <summary>What a <c>MudIcon</c> without further parameters draws.</summary>
    /// <param name="icon">One of MudBlazor's own: never a text from outside.</param>
    public static MarkupString Icon(string icon) =>
        Known.GetOrAdd(icon, static paths => (MarkupString)$"""<svg class="mud-icon-root mud-svg-icon mud-icon-size-medium" focusable="false" viewBox="0 0 24 24" aria-hidden="true" role="img">{paths}</svg>""");
}
