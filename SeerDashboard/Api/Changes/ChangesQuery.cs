using System.Globalization;
using SeerDashboard.Store;

namespace SeerDashboard.Api.Changes;

/// <summary>What <c>/diff</c> and <c>/patch</c> are asked for.</summary>
internal sealed class ChangesQuery
{
    /// <summary>Reads the query string.</summary>
    public ChangesQuery(IQueryCollection query)
    {
        (Version, Against) = (Number(query, "version", "a change set"), Number(query, "against", "a change set"));
        (Repo, File, Hunk) = (Text(query, "repo"), Text(query, "file"), Number(query, "hunk", "a hunk"));
        if (Hunk is not null && File is null)
            Wrong ??= "'hunk' needs a 'file': hunks are counted in their file.";
    }

    /// <summary>What was asked for of which run, or why that cannot be answered.</summary>
    public static async Task<(ChangesQuery Asked, Runs.RunKey? Run, IResult? Problem)> OfAsync(string runId, HttpContext http, RunReader runs, CancellationToken cancel)
    {
        var asked = new ChangesQuery(http.Request.Query);
        if (asked.Wrong is { } wrong)
            return (asked, null, ApiProblem.BadQuery(wrong));
        var (run, problem) = await OneRun.FindAsync(runId, http.Request, runs, cancel);
        return (asked, run, problem);
    }

    /// <summary>Which change set; null for the one that holds.</summary>
    public int? Version { get; }

    /// <summary>Which it is compared with.</summary>
    public int? Against { get; }

    /// <summary>Of one repository only.</summary>
    public string? Repo { get; }

    /// <summary>Of one file only.</summary>
    public string? File { get; }

    /// <summary>One hunk of the file only, 1 for its first.</summary>
    public int? Hunk { get; }

    /// <summary>Why it cannot be read; null when it can.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Which number no version has; null when all are there.</summary>
    public string? Missing(KeptChanges kept)
    {
        var (least, most) = (kept.Run.Versions.Count == 0 ? 0 : 1, kept.Run.Versions.Count);
        if (Version is not null && kept.Version is null)
            return $"'version' may be {least} to {most}: so many change sets were delivered.";
        return Against is not null && kept.Against is null ? $"'against' may be {least} to {most}: so many change sets were delivered." : null;
    }

    private static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var values) ? values[^1] ?? "" : null;

    private int? Number(IQueryCollection query, string name, string of)
    {
        if (Text(query, name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong ??= $"'{name}' must be the number of {of}, 1 for the first.";
        return null;
    }
}
