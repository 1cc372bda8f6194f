using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>
/// Where deliveries wait to be written: whatever waits is inserted in one transaction, committed, and only then answered
/// (DESIGN.md decision 2). A lone delivery is never held back to fill a batch.
/// </summary>
public sealed partial class Inbox(IOptions<StoreOptions> options, Receipts receipts, StoreBell bell, ILogger<Inbox> log)
{
    private const int BatchLength = 256;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly List<Waiting> _batch = new(BatchLength);

    /// <summary>Comes back when the delivery is durable.</summary>
    /// <exception cref="StoreBusyException">It was not, within <see cref="StoreOptions.AnswerWithinMilliseconds"/>. A commit that comes later is harmless.</exception>
    public async Task<Receipt> KeepAsync(Arrival arrival, CancellationToken cancel)
    {
        var waiting = new Waiting(arrival, new(TaskCreationOptions.RunContinuationsAsynchronously));
        var within = TimeSpan.FromMilliseconds(options.Value.AnswerWithinMilliseconds);
        try
        {
            // A full queue is waited for no longer than the answer is: what gave up there must not pile up in memory.
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            late.CancelAfter(within);
            await _waiting.Writer.WriteAsync(waiting, late.Token);
            bell.Ring();
            return await waiting.Done.Task.WaitAsync(late.Token);
        }
        catch (Exception error) when (error is ChannelClosedException || (error is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new StoreBusyException("The store could not write in time.", error);
        }
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    internal void Close()
    {
        _waiting.Writer.TryComplete();
        bell.Ring();
    }

    /// <summary>Writes all that waits; false when nothing did. A failing batch is tried again one by one, so that one bad delivery fails no other.</summary>
    internal bool Write(DeliveryInsert insert)
    {
        _batch.Clear();
        while (_batch.Count < BatchLength && _waiting.Reader.TryRead(out var next))
            _batch.Add(next);
        if (_batch.Count == 0)
            return false;
        if (!TryCommit(insert, _batch, out var failed) && _batch.Count > 1)
        {
            foreach (var one in _batch)
                if (!TryCommit(insert, [one], out var alone))
                    one.Done.TrySetException(alone);
        }
        else if (failed is not null)
        {
            _batch[0].Done.TrySetException(failed);
        }

        return true;
    }

    private bool TryCommit(DeliveryInsert insert, List<Waiting> batch, [NotNullWhen(false)] out StoreBusyException? failed)
    {
        List<Receipt> written;
        try
        {
            written = insert.Commit(batch.ConvertAll(one => one.Arrival));
        }
        catch (Exception error)
        {
            // Whatever it was, nothing was committed, and the writer goes on.
            NotWritten(log, batch.Count, error);
            failed = new StoreBusyException("The store could not write.", error);
            return false;
        }

        for (var at = 0; at < batch.Count; at++)
            batch[at].Done.TrySetResult(written[at]);
        Tell(batch);
        failed = null;
        return true;
    }

    /// <summary>After the answer: who watches receipts must neither hold it up nor end the writer.</summary>
    private void Tell(List<Waiting> batch)
    {
        try
        {
            foreach (var one in batch)
                receipts.Kept(one.Arrival.Facts.Integration, one.Arrival.ReceivedAt);
        }
        catch (Exception error)
        {
            NotTold(log, error);
        }
    }

    private sealed record Waiting(Arrival Arrival, TaskCompletionSource<Receipt> Done);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A watcher of kept deliveries failed")]
    private static partial void NotTold(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} deliveries could not be written; their senders are told to try again")]
    private static partial void NotWritten(ILogger logger, int count, Exception error);
}
