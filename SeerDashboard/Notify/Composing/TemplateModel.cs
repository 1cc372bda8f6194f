using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;

namespace SeerDashboard.Notify.Composing;

/// <summary>What a template knows: plain texts and numbers, nothing that can be called. docs/notifications.md has the table.</summary>
public static class TemplateModel
{
    /// <summary>Entries of a list that is told in one line.</summary>
    private const int MostListed = 10;

    private const int LongestValue = 2_000;

    /// <summary>Of nothing: for a look at a template alone.</summary>
    public static readonly IReadOnlyDictionary<string, object?> Empty = Of(NotifyEvent.Test, run: null, detail: null, author: null, url: "");

    /// <summary>Of one run.</summary>
    /// <param name="told">What happened.</param>
    /// <param name="run">The run as it is now; null for what is about none.</param>
    /// <param name="detail">What else is known: a comment's text, a verdict's reason, an integration.</param>
    /// <param name="author">Who wrote it.</param>
    /// <param name="url">Its page.</param>
    public static IReadOnlyDictionary<string, object?> Of(NotifyEvent told, RunSummary? run, string? detail, string? author, string url) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["event"] = Occasion.Wire(told),
        ["detail"] = Cut(detail),
        ["author"] = Cut(author),
        ["url"] = url,
        ["run"] = run is null ? [] : RunOf(run),
        ["issue"] = run is null ? [] : IssueOf(run.Issue),
    };

    private static Dictionary<string, object?> RunOf(RunSummary run) => new(StringComparer.Ordinal)
    {
        ["id"] = run.RunId.ToString(),
        ["state"] = Wire(run.State),
        ["stage"] = Wire(run.Stage),
        ["headline"] = Cut(run.Headline),
        ["repos"] = Cut(string.Join(", ", run.Repos.Take(MostListed))),
        ["files"] = run.Files,
        ["added"] = run.Added,
        ["removed"] = run.Removed,
        ["risks"] = Cut(string.Join(", ", run.Risk.Take(MostListed))),
        ["claimed_by"] = Cut(run.ClaimedBy),
        ["verdict"] = run.Verdict ?? "",
        ["pull_request"] = run.PullRequests.Where(request => request.Exists()).Select(PullRequestAddress.Of).FirstOrDefault(address => address is not null) is { } address ? Cut(address.Href) : "",
        ["iteration"] = run.Iteration ?? 0,
    };

    private static Dictionary<string, object?> IssueOf(IssueSummary issue) => new(StringComparer.Ordinal)
    {
        ["title"] = Cut(issue.Title),
        ["short_id"] = Cut(issue.ShortId),
        ["project"] = Cut(issue.Project),
        ["level"] = Cut(issue.Level),
    };

    /// <summary>So much of a text that a channel has room for it, and no half character.</summary>
    private static string Cut(string? text) =>
        text is not { Length: > LongestValue } ? text ?? "" : text[..(char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue)] + "…";

    private static string Wire<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return $"{char.ToLowerInvariant(name[0])}{name[1..]}";
    }
}
