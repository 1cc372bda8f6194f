using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Whether what was to be told is still so when its time comes: quiet hours, failures and a channel's own pace lie between.</summary>
public sealed class Actuality(RunReader runs, OutboxReader outbox, SilenceWatch silence)
{
    private static readonly NotifyEvent[] OfPeople = [NotifyEvent.Comment, NotifyEvent.Verdict];

    /// <summary>Why it is not told any more; null: it is.</summary>
    public async Task<string?> WhyNotAsync(OutboxMessage message, ChannelKind kind, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Event == NotifyEvent.Silence)
            return silence.Alarms.Any(alarm => alarm.Integration == message.Detail) ? null : "Deliveries came again meanwhile.";
        if (message.Run is not { } key || await runs.SummaryAsync(key, cancel) is not { } run)
            return null;
        if (message.Event == NotifyEvent.Quiet && run.State != RunState.Quiet)
            return "Word came meanwhile: the run is not quiet any more.";
        if (run.SupersededBy is not null && message.Event is { } told && !OfPeople.Contains(told))
            return "A newer run of the same issue took its place.";
        // Such a message stands where the newer one does, and would take its place.
        if (kind is ChannelKind.SlackBot or ChannelKind.Discord && await outbox.IsOvertakenAsync(message, cancel))
            return "A newer message about the same run is there already.";
        // A program keeps count of all that happened; a person wants to know what is so, or has asked for this one.
        return kind != ChannelKind.Webhook && message.Reason?.StartsWith(OutboxLog.ByHand, StringComparison.Ordinal) != true && await outbox.IsOutrunAsync(message, cancel) ? "The run went on meanwhile, and its newer state is told." : null;
    }
}
