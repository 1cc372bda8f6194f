using System.Globalization;

namespace SeerDashboard.Runs.Telling;

/// <summary>The pull requests.</summary>
internal static class PullText
{
    /// <summary>One line each.</summary>
    public static Blocks Of(Run run) => new Blocks().Bullets(run.PullRequests.Select(pull => $"{Line(pull)}, {State(pull, run.ReadyForReview)}"));

    /// <summary>Its name, as a link when its address is known.</summary>
    public static string Line(PullRequest pull)
    {
        var sign = pull.Provider == GitProvider.Gitlab ? '!' : '#';
        var name = pull.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{pull.Repo} {sign}{number}") : pull.Repo;
        return PullRequestAddress.Of(pull) is { } address ? Words.Link(name, address.Href) : OneLine.Plain(name);
    }

    private static string State(PullRequest pull, bool ready) => pull.State switch
    {
        PullRequestState.Creating when !pull.Exists() => "being created; this may have failed: Sentry does not say",
        PullRequestState.Draft => "draft",
        PullRequestState.Merged => "merged",
        PullRequestState.Closed => "closed without merging",
        _ => ready ? "ready for review" : "opened",
    };
}
