namespace SeerDashboard.Store;

/// <summary>
/// Commits deliveries in groups and answers them. One bad delivery fails no other: it is found by halving. When it is the store that fails,
/// nothing more of the group is tried: all are told at once, and wait for better times behind those who still listen.
/// </summary>
public sealed partial class GroupCommit(WriteConnection connection, SenderAnswers senders, StoreCondition condition, ILogger<GroupCommit> log) : IDisposable
{
    private readonly LogCommit _log = new(connection);

    private (Doubt Doubt, List<Waiting> Batch)? _doubted;

    /// <inheritdoc/>
    public void Dispose() => _log.Dispose();

    /// <summary>Opens the log.</summary>
    internal void Open() => _log.Open();

    /// <summary>The log may have grown by another hand: its end is read again before the next commit.</summary>
    internal void Refresh() => _log.Refresh();

    /// <summary>Writes and answers all of <paramref name="batch"/>.</summary>
    internal void Write(List<Waiting> batch, WaitingRoom room)
    {
        var left = new Stack<List<Waiting>>([batch]);
        while (left.TryPop(out var part))
        {
            if (TryCommit(part, room) is not { } error)
            {
                Well();
            }
            else if (StoreFault.Of(error) is { } fault)
            {
                left.Push(part);
                SenderAnswers.Refuse([.. left.SelectMany(some => some)], error);
                room.TakeBack(left.SelectMany(some => some));
                Ill(fault, error);
                return;
            }
            else if (part.Count > 1)
            {
                left.Push(part[(part.Count / 2)..]);
                left.Push(part[..(part.Count / 2)]);
            }
            else
            {
                NotWritten(log, part[0].Arrival.Facts.Integration, error);
                SenderAnswers.Refuse(part, error);
                room.Leave(part);
            }
        }
    }

    /// <summary>Whether the store can be opened and its lock be had; what was in doubt is settled.</summary>
    internal void Probe(WaitingRoom room)
    {
        try
        {
            Settle(room);
            _log.Probe();
            Well();
        }
        catch (Exception error)
        {
            Ill(StoreFault.Of(error) ?? "The store cannot be opened.", error);
        }
    }

    /// <summary>Null when all are in the log, or have no place in it.</summary>
    private Exception? TryCommit(List<Waiting> part, WaitingRoom room)
    {
        try
        {
            Settle(room);
            senders.Kept(part, _log.Commit(part.ConvertAll(one => one.Arrival)), room);
            return null;
        }
        catch (CommitInDoubtException doubt)
        {
            // Not tried again until the store tells: they could be in it twice.
            _doubted = (doubt.Doubt, [.. part]);
            SenderAnswers.Refuse(part, doubt);
            part.Clear();
            return doubt.InnerException!;
        }
        catch (Exception error)
        {
            // Whatever it was, nothing was committed, and the writer goes on.
            return error;
        }
    }

    /// <summary>A group that was in doubt is in the log, or waits again.</summary>
    private void Settle(WaitingRoom room)
    {
        if (_doubted is not { } doubted)
            return;
        var written = _log.Settle(doubted.Doubt);
        _doubted = null;
        if (written is null)
            room.TakeBack(doubted.Batch);
        else
            senders.Kept(doubted.Batch, written, room);
    }

    private void Well()
    {
        if (condition.Keeps(null))
            Recovered(log);
    }

    private void Ill(string fault, Exception error)
    {
        if (condition.Keeps(fault))
            Failed(log, fault, error);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A delivery of {Integration} could not be written; its sender is told so")]
    private static partial void NotWritten(ILogger logger, string integration, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deliveries cannot be kept and are answered 503: {Fault}")]
    private static partial void Failed(ILogger logger, string fault, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deliveries can be kept again")]
    private static partial void Recovered(ILogger logger);
}
