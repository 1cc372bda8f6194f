using SeerDashboard.Runs.Reading;

namespace SeerDashboard.Store;

/// <summary>What came of reading a kept body with today's reader.</summary>
/// <param name="Delivery">As it is now; null when there is none of that number.</param>
/// <param name="Changed">This reading differs from the one before.</param>
/// <param name="Said">What came of it, as a sentence.</param>
public sealed record Reapplied(DeliveryRow? Delivery, bool Changed, string Said);

/// <summary>Reads a kept body anew and says what came of it.</summary>
public sealed class Reapplying(Rereader rereader, DeliveryReader log, Receipts receipts)
{
    /// <summary>One delivery; its runs follow within moments.</summary>
    public async Task<Reapplied> ApplyAsync(long id, CancellationToken cancel)
    {
        if (await log.FindAsync(id, cancel) is not { } before)
            return new(null, Changed: false, $"There is no delivery {id}.");
        if (before.IsErased)
            return Erased(before);
        var read = await log.ReadingAsync(id, cancel);
        try
        {
            if (!await rereader.ApplyAsync(id, cancel))
                return Erased(before);
        }
        catch (DamagedBodyException damaged)
        {
            return new(before, Changed: false, $"Not read again. {damaged.Message}");
        }

        receipts.ReadAgain();
        if (await log.FindAsync(id, cancel) is not { } after)
            return Erased(before);
        var again = await log.ReadingAsync(id, cancel);
        var changed = (before.RunId, before.GroupId, before.Action, before.Installation) != (after.RunId, after.GroupId, after.Action, after.Installation)
            || !(read ?? []).AsSpan().SequenceEqual(again ?? []);
        return new(after, changed, changed ? Changed(before, after) : await UnchangedAsync(after, cancel));
    }

    private static Reapplied Erased(DeliveryRow row) => new(row with { IsErased = true }, Changed: false, "The body was erased; there is nothing left to read.");

    private static string Changed(DeliveryRow before, DeliveryRow after) => (before.RunId, after.RunId) switch
    {
        (_, null) => before.RunId is { } left ? $"Read again: it is no event of run {left} any more." : "Read again: it says something else now.",
        (null, { } run) => $"Read again: now applied to run {run}.",
        ({ } old, { } run) when old != run => $"Read again: now applied to run {run} instead of run {old}.",
        (_, { } run) => $"Read again: it tells run {run} something else now.",
    };

    private async Task<string> UnchangedAsync(DeliveryRow row, CancellationToken cancel)
    {
        if (row is not { RunId: null, Outcome: Outcome.Unreadable } || await log.BodyAsync(row.Id, cancel) is not { } body)
            return "Read again: unchanged.";
        var facts = new DeliveryFacts { Integration = row.Integration, Resource = row.Resource, RequestId = row.RequestId, SentAt = row.SentAt, BodyHash = "" };
        return BodyReading.Of(facts, body).Content is DeliveryContent.Unreadable unreadable ? $"Read again: still unreadable. {unreadable.Reason}" : "Read again: unchanged.";
    }
}
