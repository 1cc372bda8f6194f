using SeerDashboard.Runs;

namespace SeerDashboard.Components.Review;

/// <summary>Tells whether two readings of a run have the same change set.</summary>
internal static class SameChanges
{
    /// <summary>They have, text by text.</summary>
    public static bool Are(IReadOnlyList<RepositoryChange> one, IReadOnlyList<RepositoryChange> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => (pair.First with { Files = [] }) == (pair.Second with { Files = [] }) && pair.First.Files.SequenceEqual(pair.Second.Files));
}
