using System.Data.Common;
using SeerDashboard.Runs;
using SeerDashboard.Store.Finding;

namespace SeerDashboard.Components.Finding;

/// <summary>The search of one viewer's desk: what was found, and for what. Of two searches the one that was asked for later counts.</summary>
/// <param name="search">What all share.</param>
public sealed class DeskSearch(SearchNow search)
{
    private CancellationTokenSource? _searching;
    private Task _search = Task.CompletedTask;
    private (DeskQuery? Query, string? Me) _asked;
    private (DeskQuery? Query, string? Me) _for;

    /// <summary>What was found; null while nothing is searched for.</summary>
    public RunHits? Hits { get; private set; }

    /// <summary>The store could not be searched the last time.</summary>
    public bool Failed { get; private set; }

    /// <summary>The same for the rows.</summary>
    public FoundRuns? Found { get; private set; }

    /// <summary>What was found is the answer to this, and to nothing that was asked before.</summary>
    public bool Knows(DeskQuery query, string? me)
    {
        ArgumentNullException.ThrowIfNull(query);
        return !query.Searches || _for == (Narrows(query), me);
    }

    /// <summary>What is found for this; at once when that is known.</summary>
    public async Task FindAsync(DeskQuery query, string? me, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!query.Searches)
        {
            _searching?.Cancel();
            (Hits, Found, Failed, _for, _asked, _searching) = (null, null, false, default, default, null);
            return;
        }

        var asked = (Narrows(query), me);
        if (_searching is null || _asked != asked)
        {
            _searching?.Cancel();
            _asked = asked;
            _search = SearchAsync(asked, cancel);
        }

        await _search;
    }

    // The strip counts what was found in all groups.
    private static DeskQuery Narrows(DeskQuery query) => query with { Group = null, View = null };

    private async Task SearchAsync((DeskQuery Query, string? Me) asked, CancellationToken cancel)
    {
        using var searching = _searching = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            var hits = await search.FindAsync(asked.Query, asked.Me, searching.Token);
            if (_searching != searching)
                return;
            (Failed, _for) = (false, asked);
            if (ReferenceEquals(hits, Hits))
                return;
            Hits = hits;
            Found = new(SearchWords.Of(asked.Query.Text), hits.Hits.Where(hit => hit.Found is not null).ToDictionary(hit => hit.Run.Key, hit => hit.Found!));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Something else was typed meanwhile.
        }
        catch (DbException)
        {
            if (_searching != searching)
                return;
            // What was found for other words is no answer to these.
            if (_for != asked)
                (Hits, Found) = (null, null);
            (Failed, _for) = (true, asked);
        }
        finally
        {
            if (_searching == searching)
                _searching = null;
        }
    }
}
