using System.Globalization;
using SeerDashboard.Runs;
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
        if (Text(query, "againstRun") is { } other && (AgainstRun = OneRun.Number(other)) is null)
            Wrong ??= "'againstRun' must be the number of another run of the same issue.";
    }

    /// <summary>What was asked for of which run, or why that cannot be answered.</summary>
    public static async Task<(ChangesQuery Asked, RunKey? Run, IResult? Problem)> OfAsync(string runId, HttpContext http, RunReader runs, CancellationToken cancel)
    {
        var asked = new ChangesQuery(http.Request.Query);
        if (asked.Wrong is { } wrong)
            return (asked, null, ApiProblem.BadQuery(wrong));
        var (run, problem) = await OneRun.FindAsync(runId, http.Request, runs, cancel);
        if (run is not { } shown || asked.AgainstRun is not { } number)
            return (asked, run, problem);
        asked.Other = await OneRun.OfTheSameIssueAsync(shown, number, runs, cancel);
        return asked.Other is not null ? (asked, run, null)
            : (asked, null, ApiProblem.BadQuery($"'againstRun' must be the number of another run of the same issue: run {number} is none. The issue's page, and GET /api/issues/ with its number, list its runs."));
    }

    /// <summary>Which change set; null for the one that holds.</summary>
    public int? Version { get; }

    /// <summary>Which it is compared with; of <see cref="AgainstRun"/>, when that is named.</summary>
    public int? Against { get; }

    /// <summary>The run whose code it is compared with; null for the same run.</summary>
    public RunId? AgainstRun { get; }

    /// <summary>That run, once it is found.</summary>
    public RunKey? Other { get; private set; }

    /// <summary>Of one repository only.</summary>
    public string? Repo { get; }

    /// <summary>Of one file only.</summary>
    public string? File { get; }

    /// <summary>One hunk of the file only, 1 for its first.</summary>
    public int? Hunk { get; }

    /// <summary>Why it cannot be read; null when it can.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Reads it; null when there is no such run.</summary>
    public Task<KeptChanges?> FindAsync(ChangeReader changes, RunKey run, CancellationToken cancel) =>
        Other is { } other ? changes.FindAsync(run, Version, other, Against, cancel) : changes.FindAsync(run, Version, Against, cancel);

    /// <summary>Which number no version has; null when all are there.</summary>
    public string? Missing(KeptChanges kept)
    {
        var (least, most) = (kept.Run.Versions.Count == 0 ? 0 : 1, kept.Run.Versions.Count);
        if (Version is not null && kept.Version is null)
            return $"'version' may be {least} to {most}: so many change sets were delivered.";
        if (kept.AgainstRun is { } other)
            return kept.Against is not null ? null : other.Versions.Count == 0 ? $"Run {other.Key.RunId} delivered no code that could be compared with this run's." : $"'against' may be 1 to {other.Versions.Count}: so many change sets run {other.Key.RunId} delivered.";
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
