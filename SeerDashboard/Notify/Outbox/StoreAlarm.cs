using System.Globalization;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Store;

namespace SeerDashboard.Notify.Outbox;

/// <summary>
/// Tells that deliveries cannot be kept. A store that cannot be written has no outbox either: it is sent at once, from what is known in memory, and again
/// after a minute, or when the receiver says, until it arrived or the store is well; once for each trouble.
/// </summary>
public sealed partial class StoreAlarm(StoreCondition condition, Sources sources, Alarming alarming, TimeProvider clock, ILogger<StoreAlarm> log) : BackgroundService
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(15);

    /// <summary>A moment of it is nobody's concern: a lock of another program, a slow disk.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>By rule: when it is told again; never once it was.</summary>
    private readonly Dictionary<long, DateTimeOffset> _told = [];

    private IReadOnlyList<NotifyRule> _rules = [];

    private IReadOnlyList<NotifyChannel> _channels = [];

    private DateTimeOffset? _since;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Apart, clock);
        try
        {
            do
                await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (condition.NotKept is not { } trouble)
        {
            _since = null;
            _told.Clear();
            await RememberAsync(cancel);
            return;
        }

        _since ??= now;
        if (now - _since < Patience)
            return;
        foreach (var rule in _rules.Where(rule => now >= _told.GetValueOrDefault(rule.Id)))
        {
            if (_channels.FirstOrDefault(channel => channel.Id == rule.Channel) is not { Off: null, Target: { } target } channel)
                continue;
            var key = string.Create(CultureInfo.InvariantCulture, $"msg_store_{rule.Id}_{_since.Value.UtcTicks}");
            var message = await sources.Composer.ComposeAsync(new(NotifyEvent.StoreTrouble, Run: null, trouble), rule.Definition, key, _since.Value, cancel);
            var outcome = await alarming.Senders.SendAsync(target, message!, thread: null, cancel);
            Said(log, channel.Name, outcome.Reason);
            // What will never arrive is not tried again either.
            _told[rule.Id] = outcome.Result != SendResult.Later ? DateTimeOffset.MaxValue : now + (outcome.RetryAfter > AgainAfter ? outcome.RetryAfter.Value : AgainAfter);
        }
    }

    private async Task RememberAsync(CancellationToken cancel)
    {
        try
        {
            _rules = [.. alarming.Writer.Rules.Where(rule => rule.Definition.When.Contains(NotifyEvent.StoreTrouble))];
            // Nobody is to be told: nothing is read.
            if (_rules.Count > 0)
                _channels = await sources.Channels.ListAsync(cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            NotRemembered(log, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Channel {Channel} was told that deliveries cannot be kept: {Reason}")]
    private static partial void Said(ILogger logger, string channel, string reason);

    [LoggerMessage(LogLevel.Warning, "Rules and channels could not be read; those known before hold")]
    private static partial void NotRemembered(ILogger logger, Exception error);
}

/// <summary>By whom and for whom an alarm is sent.</summary>
/// <param name="Senders">Who speaks to each kind of channel.</param>
/// <param name="Writer">Knows the rules without reading the store.</param>
public sealed record Alarming(ChannelSenders Senders, OutboxWriter Writer);
