namespace SeerDashboard.Runs;

/// <summary>Joins what several deliveries say of the pull requests of a run (STATE.md §4).</summary>
internal static class PullRequestMerge
{
    /// <summary>A delivery about pull requests completes that step; it may list all, some or none of them.</summary>
    public static SeerRun CompletePullRequest(this SeerRun run, SeerEvent seen)
    {
        var merged = Merge(run.PullRequests, seen.PullRequests);
        var empty = merged.Count == 0 && (seen.Changes?.IsEmpty() ?? true);
        return run.Complete(Stage.PullRequest, seen, empty) with { PullRequests = merged };
    }

    /// <summary><paramref name="known"/> with <paramref name="sent"/> merged in; the order of first mention stays.</summary>
    public static IReadOnlyList<PullRequest> Merge(IReadOnlyList<PullRequest> known, IReadOnlyList<PullRequest> sent)
    {
        var merged = new KnownPullRequests(known);
        foreach (var pull in sent)
        {
            if (merged.Same(pull) is { } at)
                merged.Replace(at, Join(merged.All[at], pull));
            else if (pull.Exists() || !merged.HasAny(pull.Repo))
                merged.Add(pull with { State = StateOf(pull) });
        }

        return [.. merged.All];
    }

    /// <summary>A null never replaces a value, an unknown provider never a known one.</summary>
    private static PullRequest Join(PullRequest old, PullRequest sent)
    {
        var joined = old with
        {
            Number = sent.Number ?? old.Number,
            Id = sent.Id ?? old.Id,
            Url = sent.Url ?? old.Url,
            Provider = sent.Provider == GitProvider.Unknown ? old.Provider : sent.Provider,
        };
        return joined with { State = StateOf(joined) };
    }

    /// <summary>A delivery only ever proves that it exists; what the Git host says is context.</summary>
    private static PullRequestState StateOf(PullRequest pull) => pull.Exists() ? PullRequestState.Opened : PullRequestState.Creating;
}
