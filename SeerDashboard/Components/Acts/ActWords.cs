using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Acts;

/// <summary>What is said of what a person did with runs.</summary>
internal static class ActWords
{
    /// <summary>One run by its name, several by how many they are.</summary>
    public static string Named(IReadOnlyCollection<RunSummary> runs) => runs.Count == 1 ? RunNames.Of(runs.First()) : RunWords.Count(runs.Count, "run");

    /// <summary>Runs went to a person, or to nobody.</summary>
    public static string Given(IReadOnlyCollection<RunSummary> runs, string? person, Me me) =>
        Named(runs) + (person is null ? " given back" : me.Is(person) ? " claimed" : $" handed over to {person}");

    /// <summary>Runs did not go to a person, because others have them.</summary>
    public static string Stayed(IReadOnlyCollection<RunSummary> runs, IEnumerable<string?> others) =>
        $"{Named(runs)} stayed with {string.Join(", ", others.Select(other => other ?? "nobody").Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))}";

    /// <summary>The button that does it all the same.</summary>
    public static string Anyway(string? person, Me me) => person is null ? "Give back anyway" : me.Is(person) ? "Claim instead" : "Hand over anyway";

    /// <summary>What an undo left because somebody else had changed it since; null when it took everything back.</summary>
    /// <param name="did">What was to be taken back.</param>
    /// <param name="back">What the undo made of it.</param>
    public static string? Kept(IReadOnlyCollection<Handled> did, IReadOnlyCollection<Handled> back)
    {
        var changes = did.ToDictionary(one => one.Run);
        var kept = back.Where(one => IsKept(changes[one.Run], one.After)).ToList();
        return kept switch
        {
            [] => null,
            [{ After.ClaimedBy: { } other } only] when changes[only.Run].Before.ClaimedBy != other => $"{other} has claimed it since: that was left as it is.",
            _ => $"{RunWords.Count(kept.Count, "run")} {(kept.Count == 1 ? "was" : "were")} changed by somebody else since: that was left as it is.",
        };
    }

    // News that ended a mark by themselves took it back already.
    private static bool IsKept(Handled did, Handling now) =>
        (did.Before.ClaimedBy != did.After.ClaimedBy && now.ClaimedBy != did.Before.ClaimedBy)
        || (did.Before.Snooze != did.After.Snooze && now.Snooze is not null && now.Snooze != did.Before.Snooze)
        || (did.Before.Done != did.After.Done && now.Done is not null && now.Done != did.Before.Done);
}
