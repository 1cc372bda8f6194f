using System.Text.Json;
using System.Text.RegularExpressions;

namespace SeerDashboard.Benchmarks.Circuits;

/// <summary>What a prerendered page says to Blazor's script: which components are to be made interactive, and what state they left.</summary>
/// <param name="Components">The markers, JSON.</param>
/// <param name="State">Protected; empty when there is none.</param>
internal sealed partial record PageMarkers(IReadOnlyList<string> Components, string State)
{
    /// <summary>Reads the comments of a page.</summary>
    public static PageMarkers Of(string html) => new(
        [.. Marker().Matches(html).Select(match => match.Groups["json"].Value).Where(json => JsonDocument.Parse(json).RootElement.TryGetProperty("descriptor", out _))],
        Left().Match(html).Groups["state"].Value);

    /// <summary>The operations with which a page begins: all of them are added.</summary>
    public string Operations() =>
        $$"""{"batchId":1,"operations":[{{string.Join(',', Components.Select((marker, at) => $$"""{"type":"add","ssrComponentId":{{at + 1}},"marker":{{marker}}}"""))}}]}""";

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^-]*?)-->", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Left();
}
