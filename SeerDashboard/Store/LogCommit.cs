using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>
/// Commits groups into the log, on whatever connection is open. The end of the log in memory is never trusted after a failure: it is read
/// from the store again, and that also tells whether a commit that reported an error is on the disk.
/// </summary>
internal sealed class LogCommit(WriteConnection connection) : IDisposable
{
    private LogTransaction? _log;

    private bool _stale;

    /// <summary>The log may have grown by another hand: its end is read again before the next commit.</summary>
    public void Refresh() => _stale = true;

    /// <summary>All in one durable transaction; null for one that has no place in the log any more.</summary>
    /// <exception cref="CommitInDoubtException">Whether they were written cannot be told now.</exception>
    /// <exception cref="Exception">None was written.</exception>
    public List<Receipt?> Commit(List<Arrival> arrivals)
    {
        Doubt? doubt = null;
        try
        {
            var log = Open();
            var (receipts, end) = log.Write(arrivals);
            doubt = new(receipts, end);
            log.Commit(end);
            return receipts;
        }
        catch (Exception error)
        {
            _log?.GiveUp();
            _stale = true;
            connection.Distrust(error);
            if (doubt is null)
                throw;
            if (Ask(doubt, error) is { } written)
                return written;
            throw;
        }
    }

    /// <summary>What the group was given, when it was written after all; null when it was not.</summary>
    /// <exception cref="SqliteException">That cannot be told now.</exception>
    public List<Receipt?>? Settle(Doubt doubt) => Open().End.Is(doubt.End) ? doubt.Receipts : null;

    /// <summary>Fails when the store cannot be opened or its lock not be had; writes nothing.</summary>
    public void Probe()
    {
        try
        {
            Open().Probe();
        }
        catch (SqliteException error)
        {
            connection.Distrust(error);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _log?.Dispose();

    private List<Receipt?>? Ask(Doubt doubt, Exception error)
    {
        try
        {
            return Settle(doubt);
        }
        catch (Exception)
        {
            throw new CommitInDoubtException(doubt, error);
        }
    }

    /// <summary>Open, and at the end of the log as the store has it.</summary>
    public LogTransaction Open()
    {
        var open = connection.Open();
        if (_log is { } other && other.Connection != open)
        {
            _log = null;
            other.Dispose();
        }

        if (_log is null)
            _log = new(open);
        else if (_stale)
            _log.Reread();
        _stale = false;
        return _log;
    }
}

/// <summary>A group that may be in the log.</summary>
/// <param name="Receipts">What it is answered with if it is.</param>
/// <param name="End">Where the log ends if it is.</param>
internal sealed record Doubt(List<Receipt?> Receipts, ChainEnd End);

/// <summary>COMMIT reported an error, and the store cannot be asked whether it is written.</summary>
internal sealed class CommitInDoubtException(Doubt doubt, Exception inner) : Exception("It is not known whether the commit is on the disk.", inner)
{
    /// <summary>The group.</summary>
    public Doubt Doubt { get; } = doubt;
}
