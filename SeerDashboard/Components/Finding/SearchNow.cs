using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Finding;

namespace SeerDashboard.Components.Finding;

/// <summary>
/// What is searched for, looked for once in <see cref="ReadOnce{TKey, TAnswer}.GoodFor"/> however many search for the same and however often runs change:
/// what was found is kept up to date by the desk meanwhile. A search that nobody waits for any more is given up.
/// </summary>
public sealed class SearchNow : IDisposable
{
    private const int Most = 200;

    private readonly RunSearch _search;
    private readonly ReadOnce<(DeskQuery Query, string? Me), RunHits> _reads;
    private readonly IDisposable _watching;

    /// <summary>Follows <paramref name="feed"/>.</summary>
    public SearchNow(RunSearch search, RunFeed feed, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(feed);
        (_search, _reads) = (search, new(clock));
        _watching = feed.WatchResets(() => _reads.Forget((_, _) => true));
    }

    /// <summary>How often the store was searched.</summary>
    internal int Made => _reads.Made;

    /// <summary>What is found in all groups, since the strip counts them all. <paramref name="me"/>: the name of whoever asks.</summary>
    public Task<RunHits> FindAsync(DeskQuery query, string? me, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (asked, whose) = (query with { Group = null, View = null }, query.DependsOnWhoAsks ? me : null);
        return _reads.ReadAsync((asked, whose), token => _search.FindAsync(asked, whose, Most, token), cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => _watching.Dispose();
}
