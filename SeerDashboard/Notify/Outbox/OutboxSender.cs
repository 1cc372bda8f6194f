using System.Collections.Concurrent;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Composing;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Sends what is due on one channel, one after the other, and writes down what came of each.</summary>
public sealed partial class OutboxSender(Sources sources, ChannelSenders senders, OutboxLog outbox, TimeProvider clock, ILogger<OutboxSender> log)
{
    private readonly ConcurrentDictionary<long, ChannelPace> _paces = new();

    // Sent, and the store could not take it: such a message must not be sent again before it did.
    private readonly ConcurrentDictionary<long, (OutboxMessage Message, Sending Sending, DateTimeOffset? Next)> _unwritten = new();

    /// <summary>Channels that are left alone for now.</summary>
    public IEnumerable<long> Resting => _paces.Where(one => one.Value.RestsUntil(clock.GetUtcNow()) is not null).Select(one => one.Key);

    /// <summary>How a channel is doing.</summary>
    public ChannelPace PaceOf(long channel) => _paces.GetOrAdd(channel, _ => new());

    /// <summary>Sends these, until the channel wants a rest or the server stops: what is under way then still ends, and is written down.</summary>
    /// <param name="channel">The channel's number.</param>
    /// <param name="messages">What is due on it.</param>
    /// <param name="stopping">The server stops.</param>
    public async Task SendAsync(long channel, IReadOnlyList<OutboxMessage> messages, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var to = (await sources.Channels.ListAsync(stopping)).FirstOrDefault(one => one.Id == channel);
        var rules = (await sources.Rules.ListAsync(stopping)).ToDictionary(rule => rule.Id);
        var pace = PaceOf(channel);
        foreach (var message in messages)
        {
            if (stopping.IsCancellationRequested || pace.RestsUntil(clock.GetUtcNow()) is not null)
                return;
            if (_unwritten.TryGetValue(message.Id, out var unwritten))
                await WriteAsync(unwritten.Message, unwritten.Sending, unwritten.Next);
            else if (to is null)
                await outbox.SettledAsync(message, MessageState.Dropped, "The channel was removed.", CancellationToken.None);
            else if (to.Off is { } off)
                await outbox.SettledAsync(message, MessageState.Dead, $"The channel is switched off: {off}", CancellationToken.None);
            else
                await SendAsync(to, message, rules.GetValueOrDefault(message.Rule)?.Definition, pace, stopping);
        }
    }

    private async Task SendAsync(NotifyChannel to, OutboxMessage message, RuleDefinition? rule, ChannelPace pace, CancellationToken stopping)
    {
        var said = message.Event is { } told ? await sources.Composer.ComposeAsync(new(told, message.Run, message.Detail), rule, MessageKey.Of(message, await sources.Epoch.ReadAsync(stopping)), message.At, stopping) : null;
        if (said is null || (message is { Event: NotifyEvent.Quiet, Run: { } quiet } && (await sources.Runs.SummaryAsync(quiet, stopping))?.State != RunState.Quiet))
        {
            await outbox.SettledAsync(message, MessageState.Dropped, said is null ? "There is nothing to tell any more: the run was erased, or what was said was taken back." : "Word came meanwhile: the run is not quiet any more.", CancellationToken.None);
            return;
        }

        var thread = message.Run is { } run ? await sources.Outbox.ThreadAsync(to.Id, run, stopping) : null;
        await Task.Delay(pace.Wait(clock.GetUtcNow()), clock, stopping);
        var (began, from) = (clock.GetUtcNow(), clock.GetTimestamp());
        pace.Begin(to.Kind, began);
        // It has a time limit of its own, and is not broken off: nobody could say whether it arrived.
        var outcome = to.Target is { } target
            ? await senders.SendAsync(target, said, thread, CancellationToken.None)
            : new SendOutcome(SendResult.Later, "The address of the channel cannot be decrypted with the present key ring. Enter it again.");
        pace.End(outcome, clock.GetUtcNow());
        var next = outcome.Result == SendResult.Later ? clock.GetUtcNow() + RetrySchedule.After(message.Attempts + 1, outcome.RetryAfter, Random.Shared.NextDouble()) : null;
        await WriteAsync(message, new(began, clock.GetElapsedTime(from), outcome), next);
    }

    private async Task WriteAsync(OutboxMessage message, Sending sending, DateTimeOffset? next)
    {
        try
        {
            await outbox.SentAsync(message, sending, next, CancellationToken.None);
            _unwritten.TryRemove(message.Id, out _);
            if (sending.Outcome.Result is SendResult.Never or SendResult.Gone || (sending.Outcome.Result == SendResult.Later && next is null))
                GivenUp(log, message.Id, message.Channel, sending.Outcome.Reason);
        }
        catch (Exception error)
        {
            if (_unwritten.TryAdd(message.Id, (message, sending, next)))
                NotWritten(log, message.Id, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {Message} was given up on channel {Channel}: {Reason} It can be sent again on the notifications page")]
    private static partial void GivenUp(ILogger logger, long message, long channel, string reason);

    [LoggerMessage(LogLevel.Error, "What came of sending message {Message} could not be written; it is not sent again while this server runs, and is after a restart")]
    private static partial void NotWritten(ILogger logger, long message, Exception error);
}

/// <summary>What is read to send.</summary>
/// <param name="Channels">Where.</param>
/// <param name="Rules">By what rule.</param>
/// <param name="Composer">What it says.</param>
/// <param name="Outbox">What was sent before.</param>
/// <param name="Runs">What it is about.</param>
/// <param name="Epoch">Which life of the store this is.</param>
public sealed record Sources(ChannelBook Channels, RuleBook Rules, MessageComposer Composer, OutboxReader Outbox, Store.RunReader Runs, Store.StoreEpoch Epoch);
