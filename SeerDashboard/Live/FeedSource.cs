using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Live;

/// <summary>The two reads of the store that a feed lives on.</summary>
/// <param name="ListAsync"><see cref="RunReader.ListAsync"/>.</param>
/// <param name="ChangedSinceAsync"><see cref="RunReader.ChangedSinceAsync"/>.</param>
internal sealed record FeedSource(
    Func<RunFilter, CancellationToken, Task<RunPage>> ListAsync,
    Func<long, int, CancellationToken, Task<IReadOnlyList<RunSummary>>> ChangedSinceAsync)
{
    /// <summary>From the store.</summary>
    public static FeedSource From(RunReader reader) => new(reader.ListAsync, reader.ChangedSinceAsync);
}
