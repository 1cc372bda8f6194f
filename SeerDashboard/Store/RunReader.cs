using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Reads runs. States are as of now.</summary>
public sealed class RunReader
{
    /// <summary>One page of runs.</summary>
    /// <exception cref="FormatException">The cursor is none that this store gave.</exception>
    public Task<RunPage> ListAsync(RunFilter filter, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Summaries with a version above <paramref name="version"/>, oldest change first.</summary>
    public Task<IReadOnlyList<RunSummary>> ChangedSinceAsync(long version, int limit, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>One run with everything, patch texts included.</summary>
    public Task<RunLookup> FindAsync(RunId run, string? installation, CancellationToken cancel) => throw new NotSupportedException();
}
