using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>Reads the log of deliveries.</summary>
public sealed class DeliveryReader(IDbContextFactory<SeerContext> store)
{
    private static Expression<Func<Delivery, DeliveryRow>> Row(SeerContext context) => row => new DeliveryRow
    {
        Id = row.Id,
        ReceivedAt = row.ReceivedAt,
        SentAt = row.SentAt,
        Integration = row.Integration,
        Installation = row.Installation,
        Resource = row.Resource,
        Action = row.Action,
        RunId = row.RunId == null ? null : new RunId(row.RunId.Value),
        GroupId = row.GroupId == null ? null : new GroupId(row.GroupId.Value),
        RequestId = row.RequestId,
        Size = row.Size,
        Outcome = row.Outcome,
        Verdict = row.Outcome,
        Reason = row.Reason,
        IsErased = row.ErasedAt != null,
        AnswerTook = AnswerTimes.Span(context.Answers.Where(answer => answer.DeliveryId == row.Id).Select(answer => (long?)answer.Microseconds).FirstOrDefault()),
        Headers = row.Headers == null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(row.Headers, JsonSerializerOptions.Default),
    };

    /// <summary>The deliveries of a run, in the order they came, each with the verdict now.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> OfRunAsync(RunKey run, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var wanted = context.Deliveries.AsNoTracking()
            .Where(row => row.RunId == run.RunId.Value && row.Integration == run.Integration && row.Installation == run.Installation).OrderBy(row => row.Id);
        var rows = await wanted.Select(Row(context)).ToListAsync(cancel);
        var reads = await wanted.Select(row => row.Read).ToListAsync(cancel);
        List<SeerEvent?> events = [.. reads.Take(rows.Count).Select(read => read is null ? null : StoredEvent.Read(read))];
        var repeats = new Dictionary<object, SeerEvent?>(ReferenceEqualityComparer.Instance);
        foreach (var (seen, of) in Duplicates.Mark(events.OfType<SeerEvent>()))
            repeats[seen] = of;
        return [.. rows.Zip(events, (row, seen) => seen is null ? row
            : repeats[seen] is { } of ? row with { Verdict = Outcome.Duplicate, Reason = DuplicateReason.Of(seen, of) }
            : row with { Verdict = Outcome.Applied, Reason = null })];
    }

    /// <summary>One delivery, with the verdict at arrival; null when there is none.</summary>
    public async Task<DeliveryRow?> FindAsync(long id, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Deliveries.AsNoTracking().Where(row => row.Id == id).Select(Row(context)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The body, byte for byte; null when there is none.</summary>
    public async Task<byte[]?> BodyAsync(long id, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var packed = await context.Deliveries.AsNoTracking().Where(row => row.Id == id).Select(row => row.Body).SingleOrDefaultAsync(cancel);
        return packed is null ? null : Zstd.Unpack(packed);
    }
}
