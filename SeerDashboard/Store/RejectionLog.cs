using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Insights;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>
/// How often requests were refused, and when last; the counts outlive a restart. Memory and store stay small under any flood:
/// the newest requests are kept one by one, the others are counts.
/// </summary>
public sealed class RejectionLog(TimeProvider clock, RefusalTally tally) : ISideNotes
{
    private readonly ConcurrentDictionary<Rejection, (long Count, DateTimeOffset LastAt)> _seen = new();
    private readonly RejectionNotes _notes = new();

    /// <summary>Something was refused.</summary>
    public event Action? Changed;

    /// <summary>By reason, over the life of the store.</summary>
    public IReadOnlyDictionary<Rejection, (long Count, DateTimeOffset LastAt)> Seen => _seen;

    /// <summary>Counts one, and keeps it among the newest.</summary>
    public void Add(RefusedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = clock.GetUtcNow();
        Count(request.Reason, 1, now);
        _notes.Add(request with { At = now });
        tally.Refused(request.Reason);
        Changed?.Invoke();
    }

    /// <summary>Goes on from what the store has counted.</summary>
    internal void Load(IReadOnlyList<RejectionCountRow> counted)
    {
        foreach (var row in counted)
            Count(row.Reason, row.Count, row.LastAt);
        _notes.Know(counted.Select(row => row.Address));
    }

    /// <inheritdoc/>
    Action<SqliteConnection, SqliteTransaction>? ISideNotes.Take() => _notes.Take();

    private void Count(Rejection reason, long count, DateTimeOffset at) => _seen.AddOrUpdate(
        reason, (count, at), (_, seen) => (seen.Count + count, at > seen.LastAt ? at : seen.LastAt));
}
