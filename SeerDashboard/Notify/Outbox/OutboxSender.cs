using System.Collections.Concurrent;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Composing;
using SeerDashboard.Notify.Rules;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Sends what is due on one channel, one after the other, and writes down what came of each.</summary>
public sealed partial class OutboxSender(Sources sources, SendingWay way, OutboxLog outbox, TimeProvider clock, ILogger<OutboxSender> log)
{
    private readonly ConcurrentDictionary<long, ChannelPace> _paces = Paces(sources.Channels);

    // Sent, and the store could not take it: such a message must not be sent again before it did.
    private readonly ConcurrentDictionary<long, (OutboxMessage Message, Sending Sending, DateTimeOffset? Next)> _unwritten = new();

    /// <summary>Channels that are left alone for now: they want a rest, or nobody can tell where they lead until that is entered again.</summary>
    public async Task<IEnumerable<long>> RestingAsync(CancellationToken cancel) =>
        _paces.Where(one => one.Value.RestsUntil(clock.GetUtcNow()) is not null).Select(one => one.Key)
            .Concat((await sources.Channels.ListAsync(cancel)).Where(channel => channel is { Off: null, Target: null }).Select(channel => channel.Id));

    /// <summary>How a channel is doing.</summary>
    public ChannelPace PaceOf(long channel) => _paces.GetOrAdd(channel, _ => new());

    private static ConcurrentDictionary<long, ChannelPace> Paces(ChannelBook channels)
    {
        var paces = new ConcurrentDictionary<long, ChannelPace>();
        channels.Mended += id => paces.GetValueOrDefault(id)?.Mend();
        return paces;
    }

    /// <summary>Sends these, until the channel wants a rest or the server stops: what is under way then still ends, and is written down.</summary>
    /// <param name="channel">The channel's number.</param>
    /// <param name="messages">What is due on it.</param>
    /// <param name="stopping">The server stops.</param>
    public async Task SendAsync(long channel, IReadOnlyList<OutboxMessage> messages, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var rules = (await sources.Rules.ListAsync(stopping)).ToDictionary(rule => rule.Id);
        foreach (var message in messages)
        {
            if (stopping.IsCancellationRequested || PaceOf(channel).RestsUntil(clock.GetUtcNow()) is not null)
                return;
            // Somebody may have changed it, or switched it off, since the message before.
            var to = (await sources.Channels.ListAsync(stopping)).FirstOrDefault(one => one.Id == channel);
            if (!await SendAsync(to, message, rules.GetValueOrDefault(message.Rule)?.Definition, stopping))
                return;
        }
    }

    /// <summary>False: nothing more is to be sent there now.</summary>
    private async Task<bool> SendAsync(NotifyChannel? to, OutboxMessage message, RuleDefinition? rule, CancellationToken stopping)
    {
        if (_unwritten.TryGetValue(message.Id, out var unwritten))
            return await WriteAsync(unwritten.Message, unwritten.Sending, unwritten.Next);
        if (to is null)
            await outbox.SettledAsync(message, MessageState.Dropped, "The channel was removed.", CancellationToken.None);
        else if (to.Off is { } off)
            await outbox.SettledAsync(message, MessageState.Dead, $"The channel is switched off: {off}", CancellationToken.None);
        else if (to.Target is not { } target)
            return false;
        else if (await way.Actuality.WhyNotAsync(message, to.Kind, stopping) is { } why)
            await outbox.SettledAsync(message, MessageState.Dropped, why, CancellationToken.None);
        else if (await ComposeAsync(message, rule, stopping) is { } said)
            return await SendAsync(to, target, message, said, rule?.Quiet, stopping);
        return true;
    }

    /// <summary>Null when it was settled: there is nothing to say any more, or it cannot be said. One such must not keep those behind it waiting.</summary>
    private async Task<Message?> ComposeAsync(OutboxMessage message, RuleDefinition? rule, CancellationToken stopping)
    {
        try
        {
            var key = MessageKey.Of(message, await sources.Epoch.ReadAsync(stopping));
            if (message.Event is { } told && await sources.Composer.ComposeAsync(new(told, message.Run, message.Detail), rule, key, message.At, stopping) is { } said)
                return said;
            await outbox.SettledAsync(message, MessageState.Dropped, "There is nothing to tell any more: the run was erased, or what was said was taken back.", CancellationToken.None);
        }
        catch (Exception error) when (error is TemplateException or System.Text.Json.JsonException or UriFormatException)
        {
            await outbox.SettledAsync(message, MessageState.Dead, $"It cannot be put into words: {error.Message}", CancellationToken.None);
        }

        return null;
    }

    private async Task<bool> SendAsync(NotifyChannel to, ChannelTarget target, OutboxMessage message, Message said, QuietHours? quiet, CancellationToken stopping)
    {
        var pace = PaceOf(to.Id);
        var thread = message.Run is { } run && KeepsThreads(to.Kind) ? await sources.Outbox.ThreadAsync(to.Id, run, stopping) : null;
        await Task.Delay(pace.Turn(to.Kind, clock.GetUtcNow()), clock, stopping);
        var (began, from) = (clock.GetUtcNow(), clock.GetTimestamp());
        // It has a time limit of its own, and is not broken off: nobody could say whether it arrived.
        var outcome = await way.Senders.SendAsync(target, said, thread, CancellationToken.None);
        pace.End(outcome, clock.GetUtcNow());
        var next = outcome.Result == SendResult.Later ? clock.GetUtcNow() + RetrySchedule.After(message.Attempts + 1, outcome.RetryAfter, Random.Shared.NextDouble()) : null;
        return await WriteAsync(message, new(began, clock.GetElapsedTime(from), outcome) { To = to.Sealed, Gone = sources.Channels.Forget }, next is { } at ? quiet?.After(at) ?? at : null) && outcome.Result != SendResult.Gone;
    }

    private static bool KeepsThreads(ChannelKind kind) => kind is ChannelKind.SlackBot or ChannelKind.Discord or ChannelKind.Email;

    /// <summary>False when it could not be written: then nothing more is sent, which could not be written either.</summary>
    private async Task<bool> WriteAsync(OutboxMessage message, Sending sending, DateTimeOffset? next)
    {
        try
        {
            await outbox.SentAsync(message, sending, next, CancellationToken.None);
            _unwritten.TryRemove(message.Id, out _);
            if (sending.Outcome.Result != SendResult.Sent && next is null)
                GivenUp(log, message.Id, message.Channel, sending.Outcome.Reason);
            return true;
        }
        catch (Exception error)
        {
            // Without its texts, which an erasure could not reach here.
            if (_unwritten.TryAdd(message.Id, (message, sending with { Outcome = sending.Outcome with { Request = null, Response = null } }, next)))
                NotWritten(log, message.Id, error);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {Message} was given up on channel {Channel}: {Reason} It can be sent again on the notifications page")]
    private static partial void GivenUp(ILogger logger, long message, long channel, string reason);

    [LoggerMessage(LogLevel.Error, "What came of sending message {Message} could not be written; it is not sent again while this server runs, and is after a restart")]
    private static partial void NotWritten(ILogger logger, long message, Exception error);
}

/// <summary>How it goes out.</summary>
/// <param name="Senders">Who speaks to each kind of channel.</param>
/// <param name="Actuality">Whether it is still to be told.</param>
public sealed record SendingWay(ChannelSenders Senders, Actuality Actuality);

/// <summary>What is read to send.</summary>
/// <param name="Channels">Where.</param>
/// <param name="Rules">By what rule.</param>
/// <param name="Composer">What it says.</param>
/// <param name="Outbox">What was sent before.</param>
/// <param name="Runs">What it is about.</param>
/// <param name="Epoch">Which life of the store this is.</param>
public sealed record Sources(ChannelBook Channels, RuleBook Rules, MessageComposer Composer, OutboxReader Outbox, Store.RunReader Runs, Store.StoreEpoch Epoch);
