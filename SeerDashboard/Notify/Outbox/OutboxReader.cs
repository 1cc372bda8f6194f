using Microsoft.EntityFrameworkCore;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Reads what is to be told, and what was.</summary>
public sealed class OutboxReader(IDbContextFactory<SeerContext> store)
{
    // From each channel to the next by the index: the messages of none are walked through, however many wait there.
    private static readonly FormattableString EachChannel =
        $"""
        WITH RECURSIVE Waiting(Channel) AS (
            SELECT MIN(Channel) FROM Outbox WHERE DueAt IS NOT NULL
            UNION ALL SELECT (SELECT MIN(Channel) FROM Outbox WHERE DueAt IS NOT NULL AND Channel > Waiting.Channel) FROM Waiting WHERE Waiting.Channel IS NOT NULL)
        SELECT Channel, (SELECT MIN(DueAt) FROM Outbox WHERE Outbox.Channel = Waiting.Channel AND DueAt IS NOT NULL) AS DueAt FROM Waiting WHERE Channel IS NOT NULL
        """;

    private static readonly string[] States = [.. Enum.GetValues<NotifyEvent>().Where(told => Occasion.StageOf(told) is not null).Select(Occasion.Wire)];

    /// <summary>When the first message of each channel is due that has any.</summary>
    public async Task<IReadOnlyDictionary<long, DateTimeOffset>> WaitingAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return (await context.Database.SqlQuery<WaitingChannel>(EachChannel).ToListAsync(cancel)).ToDictionary(row => row.Channel, row => new DateTimeOffset(row.DueAt, TimeSpan.Zero));
    }

    /// <summary>What is due on a channel at that time, the first due first.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> DueAsync(long channel, DateTimeOffset now, int most, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.Outbox.AsNoTracking().Where(row => row.Channel == channel && row.DueAt != null && row.DueAt <= now)
            .OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(most).ToListAsync(cancel);
        return [.. rows.Select(Of)];
    }

    /// <summary>A page of all, the newest first.</summary>
    /// <param name="state">Only these; null: all.</param>
    /// <param name="before">Only older ones; null: from the newest on.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public async Task<IReadOnlyList<OutboxMessage>> ListAsync(MessageState? state, long? before, int most, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = context.Outbox.AsNoTracking().Where(row => (before == null || row.Id < before) && (state == null || row.State == (int?)state));
        return [.. (await rows.OrderByDescending(row => row.Id).Take(most).ToListAsync(cancel)).Select(Of)];
    }

    /// <summary>One; null when it is not there.</summary>
    public async Task<OutboxMessage?> FindAsync(long id, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Outbox.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is { } row ? Of(row) : null;
    }

    /// <summary>The attempts at one, the oldest first.</summary>
    public async Task<IReadOnlyList<Sending>> SendingsAsync(long message, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.Sendings.AsNoTracking().Where(row => row.Message == message).OrderBy(row => row.Id).ToListAsync(cancel);
        return [.. rows.Select(row => new Sending(row.At, TimeSpan.FromMilliseconds(row.Milliseconds), new((SendResult)row.Result, row.Reason) { Status = row.Status, Request = row.Request, Response = row.Response }))];
    }

    /// <summary>A newer message about the same run was sent there.</summary>
    public async Task<bool> IsOvertakenAsync(OutboxMessage message, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return message.Run is { } run && await context.Outbox.AsNoTracking().AnyAsync(
            row => row.RunId == run.RunId.Value && row.Integration == run.Integration && row.Installation == run.Installation
                && row.Channel == message.Channel && row.Id > message.Id && row.State == (int)MessageState.Sent, cancel);
    }

    /// <summary>It tells a state, and the same rule tells, or told, a later one of the same run there. That a pull request is there is told before what happened with it.</summary>
    public async Task<bool> IsOutrunAsync(OutboxMessage message, CancellationToken cancel)
    {
        if (message.Run is not { } run || message.Event is not { } told || !States.Contains(Occasion.Wire(told)))
            return false;
        var opening = told == NotifyEvent.PullRequestOpened && message.Detail is null ? Occasion.Wire(told) : null;
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Outbox.AsNoTracking().AnyAsync(
            row => row.RunId == run.RunId.Value && row.Integration == run.Integration && row.Installation == run.Installation && row.Rule == message.Rule && row.Channel == message.Channel
                && row.Id > message.Id && States.Contains(row.Event) && (row.Event != opening || row.Detail == null) && (row.State == (int)MessageState.Due || row.State == (int)MessageState.Sent), cancel);
    }

    /// <summary>How many there are in each state.</summary>
    public async Task<IReadOnlyDictionary<MessageState, int>> CountsAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Outbox.AsNoTracking().GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => (MessageState)group.Key, group => group.Count, cancel);
    }

    /// <summary>What an earlier message about this run was on that channel.</summary>
    public async Task<string?> ThreadAsync(long channel, RunKey run, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Threads.AsNoTracking().Where(row => row.Channel == channel && row.RunId == run.RunId.Value && row.Integration == run.Integration && row.Installation == run.Installation)
            .Select(row => row.Thread).SingleOrDefaultAsync(cancel);
    }

    private static OutboxMessage Of(OutboxRow row) => new(
        row.Id, row.Rule, row.Channel, row.RunId == 0 ? null : new RunKey(row.Integration, row.Installation, new(row.RunId)),
        Enum.TryParse<NotifyEvent>(row.Event, ignoreCase: true, out var told) ? told : null, row.At)
    {
        Occasion = row.Occasion,
        Version = row.Version,
        Detail = row.Detail,
        State = (MessageState)row.State,
        DueAt = row.DueAt,
        Attempts = row.Attempts,
        Reason = row.Reason,
        DoneAt = row.DoneAt,
    };

    private sealed record WaitingChannel(long Channel, long DueAt);
}
