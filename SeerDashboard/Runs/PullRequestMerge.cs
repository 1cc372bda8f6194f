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
    public static IReadOnlyList<PullRequest> Merge(IReadOnlyList<PullRequest> known, IReadOnlyList<PullRequest> sent) =>
        sent.Aggregate(known, Merge);

    private static IReadOnlyList<PullRequest> Merge(IReadOnlyList<PullRequest> known, PullRequest sent)
    {
        var same = Same(known, sent);
        if (same is not null)
            return [.. known.Select(old => ReferenceEquals(old, same) ? Join(old, sent) : old)];
        var addsNothing = !sent.Exists() && known.Any(old => old.Repo == sent.Repo);
        return addsNothing ? known : [.. known, sent with { State = StateOf(sent) }];
    }

    /// <summary>The entry that <paramref name="sent"/> speaks of, or null.</summary>
    private static PullRequest? Same(IReadOnlyList<PullRequest> known, PullRequest sent)
    {
        var here = known.Where(old => old.Repo == sent.Repo).ToList();
        var sameUrl = sent.Url is null ? null : here.Find(old => old.Url == sent.Url);
        if (sent.Number is null)
            return sameUrl ?? here.Find(old => old.Number is null && (old.Url is null || sent.Url is null));
        return here.Find(old => old.Number == sent.Number)
            ?? (sameUrl is { Number: null } ? sameUrl : here.Find(old => old.Number is null));
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
