using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SeerDashboard.Runs;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Components.Audit;

/// <summary>What of the log of actions is shown, as the query string has it.</summary>
/// <param name="Before">Only older rows than this; null for the newest.</param>
public sealed record AuditAddress(long? Before = null)
{
    /// <summary>Which rows.</summary>
    public AuditFilter Filter { get; init; } = new();

    /// <summary>What of the address could not be read, to be said; null when all could.</summary>
    public string? LeftOut { get; init; }

    /// <summary>The page with this.</summary>
    public string Href => QueryHelpers.AddQueryString("/audit", All([("cursor", Before?.ToString(CultureInfo.InvariantCulture))]));

    /// <summary>Reads an address.</summary>
    public static AuditAddress Of(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string? Text(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        long? Number(string name) => long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var action = Enum.GetValues<AuditAction>().Cast<AuditAction?>().FirstOrDefault(each => EnumWord.Of(each!.Value).Equals(Text("action"), StringComparison.OrdinalIgnoreCase));
        string[] wrong =
        [
            .. Text("action") is { } word && action is null ? [$"action {word}"] : (string[])[],
            .. Text("run") is { } run && Number("run") is null ? [$"run {run}"] : (string[])[],
            .. Text("cursor") is { } cursor && Number("cursor") is null ? [$"cursor {cursor}"] : (string[])[],
        ];
        return new(Number("cursor"))
        {
            Filter = new() { Who = Text("who"), Action = action, Run = Number("run") is { } number ? new RunId(number) : null },
            LeftOut = wrong.Length == 0 ? null : string.Join(", ", wrong),
        };
    }

    /// <summary>Where these rows are as a file.</summary>
    public string Export(string format) => QueryHelpers.AddQueryString("/api/audit/export", All([("format", format)]));

    private Dictionary<string, string?> All(IEnumerable<(string Name, string? Value)> more) => more
        .Concat<(string Name, string? Value)>([("who", Filter.Who), ("action", Filter.Action is { } action ? EnumWord.Of(action) : null), ("run", Filter.Run?.ToString())])
        .Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
}
