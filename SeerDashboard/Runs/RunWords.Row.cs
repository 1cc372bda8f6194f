using System.Globalization;

namespace SeerDashboard.Runs;

/// <summary>The next thing to do with a run: what its button says and where it leads.</summary>
/// <param name="Text">The verb, with <c>↗</c> when it leaves this site: "Open PR #418 ↗".</param>
/// <param name="Href">A path here, or an http(s) address elsewhere.</param>
/// <param name="Leaves">It leads to another site.</param>
public sealed record RowVerb(string Text, string Href, bool Leaves)
{
    /// <summary>The host that it leads to, where its words do not say so.</summary>
    public string? Host { get; init; }
}

/// <content>What a row says besides the state.</content>
public static partial class RunWords
{
    /// <summary>What the path of a run's page is followed by where its changes are reviewed.</summary>
    public const string ReviewPath = "/review";

    /// <summary>The path of a run's page; <paramref name="section"/> is <c>root-cause</c>, <c>plan</c>, <c>code</c> or null for the top.</summary>
    public static string Page(RunSummary run, string? section = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/runs/{run.RunId.Value}") + (section is null ? "" : "#" + section);

    /// <summary>The verb of a row's button; null when there is nothing to do but wait, or nowhere to go.</summary>
    public static RowVerb? Verb(RunSummary run, DateTimeOffset now) => run.StateAt(now) switch
    {
        RunState.Running or RunState.Waiting => null,
        RunState.Quiet or RunState.Failed or RunState.AwaitingInput => InSentry(run),
        RunState.PullRequestOpened or RunState.Merged or RunState.Closed => OpenPullRequest(run) ?? Review(run) ?? InSentry(run),
        RunState.CreatingPullRequest or RunState.CodeReady => Review(run) ?? InSentry(run),
        RunState.PlanReady => new RowVerb("Read plan", Page(run, "plan"), Leaves: false),
        RunState.NoChanges => run.Step(Stage.Solution) is { Gap: false, Empty: false } ? new RowVerb("Read plan", Page(run, "plan"), Leaves: false) : InSentry(run),
        _ => run.Step(Stage.RootCause).Empty ? InSentry(run) : new RowVerb("Read cause", Page(run, "root-cause"), Leaves: false),
    };

    /// <summary>A classification in words; one that is not known here is passed on as it is.</summary>
    public static string Classification(string word) => word switch
    {
        "code_fix" => "can be fixed in code",
        "action_recommended" => "needs an action, not code",
        "rca_only" => "root cause only",
        _ => word,
    };

    /// <summary>How bad an issue is: "error · 1.2k users", on request with "· 4.8k events". Null when nothing is known.</summary>
    public static string? Severity(IssueSummary issue, bool withEvents = false)
    {
        IEnumerable<string?> parts =
        [
            string.IsNullOrWhiteSpace(issue.Level) ? null : issue.Level,
            issue.Users is { } users ? Count(users, "user") : null,
            withEvents && issue.Events is { } events ? Count(events, "event") : null,
        ];
        var said = string.Join(" · ", parts.OfType<string>());
        return said.Length == 0 ? null : said;
    }

    /// <summary>An open one first: that is what somebody has to look at.</summary>
    private static RowVerb? OpenPullRequest(RunSummary run)
    {
        var found = run.PullRequests.Select(one => (Pull: one, Address: PullRequestAddress.Of(one))).Where(one => one.Address is not null)
            .OrderBy(one => one.Pull.State is PullRequestState.Merged or PullRequestState.Closed).FirstOrDefault();
        if (found is not { Pull: { } pull, Address: { } address })
            return null;
        var number = pull.Number is { } known ? string.Create(CultureInfo.InvariantCulture, $" #{known}") : "";
        return new RowVerb($"Open PR{number} ↗", address.Href, Leaves: true) { Host = PullRequestAddress.HostBeside(pull, address) };
    }

    private static RowVerb? Review(RunSummary run) => run.Files > 0 ? new RowVerb("Review code", Page(run) + ReviewPath, Leaves: false) : null;

    private static RowVerb? InSentry(RunSummary run) =>
        WebAddress.Of(run.Issue.Url) is { } address ? new RowVerb("Open in Sentry ↗", address.Href, Leaves: true) { Host = address.IsSentry ? null : address.Shown } : null;
}
