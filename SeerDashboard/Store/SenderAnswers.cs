using SeerDashboard.Runs.Reading;

namespace SeerDashboard.Store;

/// <summary>Tells senders what became of their deliveries, and who watches receipts that some came.</summary>
public sealed partial class SenderAnswers(Receipts receipts, FreshEvents fresh, ILogger<SenderAnswers> log)
{
    /// <summary>They are in the log; null for one that has no place in it.</summary>
    internal void Kept(List<Waiting> batch, List<Receipt?> written, WaitingRoom room)
    {
        for (var at = 0; at < batch.Count; at++)
        {
            if (written[at] is { } receipt)
                Kept(batch[at], receipt);
            else
                batch[at].Done.TrySetException(new StoreBusyException("It has no place in the log any more: the sample integration was removed, or it was brought in before."));
        }

        room.Leave(batch);
        // After the answer: who watches receipts must neither hold it up nor end the writer, nor keep others from being told.
        foreach (var one in batch)
            Tell(one);
    }

    private void Tell(Waiting one)
    {
        try
        {
            receipts.Kept(one.Arrival.Facts.Integration, one.Arrival.ReceivedAt);
        }
        catch (Exception error)
        {
            NotTold(log, error);
        }
    }

    private void Kept(Waiting one, Receipt receipt)
    {
        one.Done.TrySetResult(receipt);
        if (one.Arrival is { WasThere: false, Content: DeliveryContent.Seer seer } arrival)
            fresh.Put(receipt.Id, seer.Event, arrival.ReadBytes);
    }

    /// <summary>Nothing is promised to them.</summary>
    internal static void Refuse(IEnumerable<Waiting> several, Exception error)
    {
        foreach (var one in several)
            one.Done.TrySetException(new StoreBusyException("The store could not write.", error));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A watcher of kept deliveries failed")]
    private static partial void NotTold(ILogger logger, Exception error);
}
