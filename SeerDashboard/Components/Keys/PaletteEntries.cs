using SeerDashboard.Components.Issue;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Keys;

/// <summary>Runs, issues and pages as entries of the palette. Pure.</summary>
public static class PaletteEntries
{
    /// <summary>The pages, with other words by which people look for them.</summary>
    public static readonly IReadOnlyList<PaletteEntry> Pages =
    [
        new() { Text = "Desk", Href = "/", Hidden = "runs home start" },
        new() { Text = "Deliveries", Href = "/deliveries", Hidden = "log webhooks history" },
        new() { Text = "Insights", Href = "/insights", Hidden = "numbers statistics charts retro" },
        new() { Text = "Settings", Href = "/settings", Hidden = "setup secrets integrations backup" },
    ];

    /// <summary>A run; its address names the sender when <paramref name="shared"/> has its number.</summary>
    public static PaletteEntry Of(RunSummary run, DateTimeOffset now, IReadOnlySet<RunId> shared)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(shared);
        return new()
        {
            Text = run.Issue.Title ?? run.Headline ?? "Title not known yet",
            Id = run.Issue.ShortId ?? Number(run),
            Note = $"{RunWords.Name(run.StateAt(now))} · run {run.RunId}" + (run.Issue.Title is not null && run.Headline is { } found ? $" · {found}" : ""),
            Hidden = string.Join(' ', [.. run.Repos, .. run.PullRequests.Select(pull => $"#{pull.Number}"), Number(run), run.Issue.Project]),
            Href = RunWords.Page(run) + (shared.Contains(run.RunId) ? $"?installation={Uri.EscapeDataString(run.Installation)}" : ""),
        };
    }

    /// <summary>A run that was found by its texts: where, instead of what it found.</summary>
    public static PaletteEntry Of(RunHit hit, DateTimeOffset now, IReadOnlySet<RunId> shared)
    {
        ArgumentNullException.ThrowIfNull(hit);
        var entry = Of(hit.Run, now, shared);
        return hit.Found is { IsInTheRow: false } found ? entry with { Note = $"Run {hit.Run.RunId}, {found.Where}: {found.Text}" } : entry;
    }

    /// <summary>The issues of these runs, each once, in their order.</summary>
    public static IEnumerable<PaletteEntry> Issues(IEnumerable<RunSummary> runs)
    {
        var issues = runs.Where(run => run.GroupId is not null).GroupBy(run => (run.Integration, run.GroupId)).Select(ofIssue => (First: ofIssue.First(), Count: ofIssue.Count())).ToList();
        // Two integrations of one organization tell of the same issue; then the number alone is no address.
        var shared = issues.CountBy(issue => issue.First.GroupId!.Value).Where(one => one.Value > 1).Select(one => one.Key).ToHashSet();
        return issues.Select(issue => Of(issue.First, issue.Count, shared.Contains(issue.First.GroupId!.Value)));
    }

    /// <summary>The numbers that more than one sender uses.</summary>
    public static IReadOnlySet<RunId> Shared(IEnumerable<RunSummary> runs) =>
        runs.CountBy(run => run.RunId).Where(one => one.Value > 1).Select(one => one.Key).ToHashSet();

    private static PaletteEntry Of(RunSummary first, int runs, bool isShared) => new()
    {
        Text = first.Issue.Title ?? "Title not known yet",
        Id = first.Issue.ShortId ?? Number(first),
        Note = string.Join(" · ", ((string?[])[RunWords.Count(runs, "run"), first.Issue.Project, isShared ? $"from {first.Integration}" : null]).OfType<string>()),
        Hidden = Number(first),
        Href = IssueAddress.Of(first.GroupId!.Value, isShared ? first.Integration : null),
    };

    private static string Number(RunSummary run) => run.GroupId?.ToString() ?? $"run {run.RunId}";
}
