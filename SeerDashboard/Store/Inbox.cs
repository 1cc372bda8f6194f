using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>
/// Where deliveries wait to be written: whatever waits is inserted in one transaction, committed, and only then answered
/// (DESIGN.md decision 2). A lone delivery is never held back to fill a batch.
/// </summary>
public sealed partial class Inbox(IOptions<StoreOptions> options, StoreBell bell, StoreCondition condition, ILogger<Inbox> log)
{
    private const string Full = "The queue of deliveries that wait to be written is full.";

    private const string Late = "The writer does not come to the deliveries in time.";

    private volatile bool _closed;

    private readonly WaitingRoom _room = new(options.Value.QueueLength, options.Value.QueueMegabytes * 1024L * 1024);

    /// <summary>How many deliveries wait or are being written, and what they take in memory.</summary>
    internal (int Count, long Bytes) Held => _room.Held;

    /// <summary>How many wait whose sender still listens.</summary>
    internal int Waiting => _room.Listening;

    /// <summary>Comes back when the delivery is durable.</summary>
    /// <exception cref="StoreBusyException">It was not, within <see cref="StoreOptions.AnswerWithinMilliseconds"/>. A commit that comes later is harmless.</exception>
    public async Task<Receipt> KeepAsync(Arrival arrival, CancellationToken cancel)
    {
        var waiting = new Waiting(arrival);
        if (!_room.TryEnter(waiting))
        {
            if (!_closed)
                Waits(Full);
            throw new StoreBusyException("Too many deliveries wait to be written, or the server is stopping.");
        }

        bell.Ring();
        try
        {
            return await waiting.Done.Task.WaitAsync(TimeSpan.FromMilliseconds(options.Value.AnswerWithinMilliseconds), cancel);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            _room.GiveUp(waiting);
            if (error is OperationCanceledException)
                throw;
            Waits(Late);
            throw new StoreBusyException("The store could not write in time.", error);
        }
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    internal void Close()
    {
        _closed = true;
        _room.Close();
        bell.Ring();
    }

    /// <summary>Writes some of what waits, and says how many. Those whose sender gave up are written only when <paramref name="late"/>.</summary>
    internal int Write(GroupCommit commit, bool late)
    {
        var batch = _room.Take(late);
        var count = batch.Count;
        if (count > 0)
            commit.Write(batch, _room);
        // The writer is here, and has come to all who listen.
        if (_room.Listening == 0 && condition.Waits(null))
            InTime(log);
        return count;
    }

    /// <summary>Asks the store whether it could be written; what was in doubt is settled.</summary>
    internal void Probe(GroupCommit commit) => commit.Probe(_room);

    private void Waits(string fault)
    {
        if (condition.Waits(fault))
            NotInTime(log, fault);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Deliveries are answered 503: {Fault}")]
    private static partial void NotInTime(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deliveries are written in time again")]
    private static partial void InTime(ILogger logger);
}
