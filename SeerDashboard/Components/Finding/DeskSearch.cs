using System.Data.Common;
using SeerDashboard.Runs;
using SeerDashboard.Store.Finding;

namespace SeerDashboard.Components.Finding;

/// <summary>The search of one viewer's desk: what was found, and for what. Of two searches the one that was asked for later counts.</summary>
public sealed class DeskSearch(RunSearch search, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>While runs change, hits are looked for again after this; what was found is kept up to date meanwhile.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(2);

    private CancellationTokenSource? _searching;
    private (DeskQuery? Query, string? Me) _for;
    private DateTimeOffset _at;

    /// <summary>What was found; null while nothing is searched for.</summary>
    public RunHits? Hits { get; private set; }

    /// <summary>The store could not be searched the last time.</summary>
    public bool Failed { get; private set; }

    /// <summary>The same for the rows.</summary>
    public FoundRuns? Found { get; private set; }

    /// <summary>What is found for this; at once when that is known.</summary>
    public async Task FindAsync(DeskQuery query, string? me, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!query.Searches)
        {
            _searching?.Cancel();
            (Hits, Found, Failed, _for) = (null, null, false, default);
            return;
        }

        if (_for == (query, me) && clock.GetUtcNow() - _at < GoodFor)
            return;
        _searching?.Cancel();
        using var searching = _searching = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            (_for, _at) = ((query, me), clock.GetUtcNow());
            // The strip counts what was found in all groups.
            var hits = await search.FindAsync(query with { Group = null }, me, Most, searching.Token);
            if (_searching != searching)
                return;
            (Hits, Failed) = (hits, false);
            Found = new(SearchWords.Of(query.Text), hits.Hits.Where(hit => hit.Found is not null).ToDictionary(hit => hit.Run.Key, hit => hit.Found!));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Something else was typed meanwhile.
        }
        catch (DbException)
        {
            Failed = true;
        }
        finally
        {
            if (_searching == searching)
                _searching = null;
        }
    }
}
