using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Insights;

/// <summary>Counts by the hour what was refused or could not be kept: the log knows nothing of it. A sudden end loses the last second.</summary>
public sealed class RefusalTally(TimeProvider clock) : ISideNotes
{
    private readonly Lock _gate = new();

    private Tally _tally = new();

    /// <summary>A request was refused.</summary>
    public void Refused(Rejection reason) => Add(TallyName.Of(reason));

    /// <summary>A signed delivery was answered 503.</summary>
    public void Busy() => Add(TallyName.Busy);

    /// <inheritdoc/>
    Action<SqliteConnection, SqliteTransaction>? ISideNotes.Take()
    {
        lock (_gate)
        {
            if (_tally.Counts.Count == 0)
                return null;
            var taken = _tally;
            _tally = new();
            return (connection, transaction) => new TallyTable(connection).Add(taken, transaction);
        }
    }

    private void Add(string name)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
            _tally.Add(now, name);
    }
}
