using System.Security.Cryptography;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Composing;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Sends a test to a channel, beside the outbox and at the channel's pace, and shows what rules would say.</summary>
public sealed class ChannelTest(Sources sources, ChannelSenders senders, OutboxSender outbox, TimeProvider clock)
{
    /// <summary>Sends it; also to a channel that is switched off.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="run">About which run; null: it says only that it is a test.</param>
    /// <param name="told">What it says of the run.</param>
    /// <param name="rule">Whose templates; null: the event's own.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<SendOutcome> SendAsync(NotifyChannel channel, RunKey? run, NotifyEvent told, RuleDefinition? rule, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.Target is not { } target)
            return new(SendResult.Never, "The address of the channel cannot be decrypted with the present key ring. Enter it again.");
        await sources.Channels.TestedAsync(channel.Name, cancel);
        if (await PreviewAsync(run, told, rule, cancel) is not { } message)
            return new(SendResult.Never, "The run is not there any more.");
        // Somebody who presses often must not bring the channel over its provider's limit, or take the turn of what is due.
        await Task.Delay(outbox.PaceOf(channel.Id).Turn(channel.Kind, clock.GetUtcNow()), clock, cancel);
        return await senders.SendAsync(target, message, thread: null, cancel);
    }

    /// <summary>What would be sent; null when the run is gone, or has nothing of that kind. What is about no run has an example in it.</summary>
    public Task<Message?> PreviewAsync(RunKey? run, NotifyEvent told, RuleDefinition? rule, CancellationToken cancel)
    {
        var what = Example(told) is { } example ? new Told(told, null, example) : new(run is null ? NotifyEvent.Test : told, run, Detail: null);
        return sources.Composer.ComposeAsync(what, rule, $"test_{RandomNumberGenerator.GetHexString(24, lowercase: true)}", clock.GetUtcNow(), cancel);
    }

    /// <summary>What may be known of something that is about no run; null of what is about one.</summary>
    public static string? Example(NotifyEvent told) => told switch
    {
        NotifyEvent.Silence => "an integration",
        NotifyEvent.StoreTrouble => "The disk is full.",
        _ => null,
    };
}
