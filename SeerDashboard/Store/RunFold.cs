using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>A run put together from its deliveries, or why it could not be. What projects and what checks the projection use this one way.</summary>
/// <param name="Run">The delivered state; of a run that cannot be folded only what identifies it.</param>
/// <param name="Problem">Why it is incomplete, as a sentence; null when it is not.</param>
/// <param name="Error">What the fold threw; null when it did not.</param>
internal sealed record RunFold(SeerRun Run, string? Problem, Exception? Error = null)
{
    /// <summary>Folds. Never throws.</summary>
    public static RunFold Of(RunKey key, HeldEvents all)
    {
        List<SeerEvent> events = [.. all.All.OfType<SeerEvent>()];
        try
        {
            return new(Replay.Of(key, events), Missing(all, all.Count - all.LeftOut - events.Count));
        }
        catch (Exception error)
        {
            return Bare(
                key,
                events.Select(seen => seen.GroupId).LastOrDefault(group => group is not null),
                events.Select(seen => seen.SentAt).DefaultIfEmpty().Min(),
                events.Select(seen => seen.SentAt).DefaultIfEmpty().Max(),
                error);
        }
    }

    private static string? Missing(HeldEvents all, int unreadable)
    {
        var large = all.LeftOut == 0 ? null
            : $"All {all.Count} deliveries of this run are kept, but they say more than is put together at a time ({HeldEvents.MostBytes / 1024 / 1024} MB): what is shown comes from the newest {all.Count - all.LeftOut}.";
        var unknown = unreadable == 0 ? null : $"{unreadable} of its deliveries cannot be read by this version, and are left out here.";
        return large is null ? unknown : unknown is null ? large : $"{large} {unknown}";
    }

    /// <summary>Nothing but what identifies a run that could not be put together, and why.</summary>
    public static RunFold Bare(RunKey key, GroupId? group, DateTimeOffset startedAt, DateTimeOffset updatedAt, Exception error) => new(
        SeerRun.Unseen(key) with { GroupId = group, StartedAt = startedAt, UpdatedAt = updatedAt },
        $"This run's deliveries could not be put together ({error.GetType().Name}). They are all kept, and are put together again with the next one.",
        error);
}
