using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Tells what no delivery brings: runs that went quiet, integrations that are silent; and forgets what was told long ago.</summary>
public sealed partial class TimeWatch(Watched watched, OutboxWriter writer, OutboxLog outbox, TimeProvider clock, ILogger<TimeWatch> log) : BackgroundService
{
    /// <summary>What was told is listed for so long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(15);

    private const int MostRemembered = 10_000;

    private static readonly TimeSpan ForgetsApart = TimeSpan.FromHours(6);

    private readonly HashSet<(long Rule, RunKey? Run, string Occasion)> _told = [];

    private DateTimeOffset _forgot = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Apart, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
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
        try
        {
            var all = writer.Rules;
            var found = (await QuietAsync(For(all, NotifyEvent.Quiet), now, cancel)).Concat(Silent(For(all, NotifyEvent.Silence)));
            // The store refuses what was told before; it need not be asked every time.
            List<(NotifyRule Rule, RunKey? Run, long Version, Occasion Occasion)> told = [.. found.Where(each => !_told.Contains((each.Rule.Id, each.Run, each.Occasion.Name)))];
            if (told.Count > 0)
                await outbox.TellAsync(told, cancel);
            if (_told.Count > MostRemembered)
                _told.Clear();
            _told.UnionWith(told.Select(each => (each.Rule.Id, each.Run, each.Occasion.Name)));
            if (now - _forgot > ForgetsApart)
            {
                await outbox.ForgetAsync(now - Kept, cancel);
                _forgot = now;
            }
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            NotLooked(log, error);
        }
    }

    private static List<NotifyRule> For(IEnumerable<NotifyRule> rules, NotifyEvent told) => [.. rules.Where(rule => rule.IsOn && rule.Definition.When.Contains(told))];

    /// <summary>A rule tells what happens from when it was made on, not what lies quiet already.</summary>
    private async Task<IEnumerable<(NotifyRule Rule, RunKey? Run, long Version, Occasion Occasion)>> QuietAsync(List<NotifyRule> rules, DateTimeOffset now, CancellationToken cancel) =>
        rules.Count == 0
            ? []
            : from quiet in await watched.Quiet.BetweenAsync(now - Occasion.NewsFor, now, rules, cancel)
              from rule in rules
              where quiet.Run.QuietAt > rule.Since && rule.Definition.For.Takes(quiet.Run, quiet.Delivered)
              select (rule, (RunKey?)quiet.Run.Key, quiet.Run.Version, Occasion.QuietOf(quiet.Run));

    private IEnumerable<(NotifyRule Rule, RunKey? Run, long Version, Occasion Occasion)> Silent(List<NotifyRule> rules) =>
        from alarm in watched.Silence.Alarms
        where alarm.Silence.Newest is not null
        from rule in rules
        select (rule, (RunKey?)null, 0L, Occasion.SilentSince(alarm.Integration, alarm.Silence.Newest!.Value));

    [LoggerMessage(LogLevel.Warning, "It could not be seen whether runs went quiet; it is tried again in seconds")]
    private static partial void NotLooked(ILogger logger, Exception error);
}

/// <summary>What is watched.</summary>
/// <param name="Quiet">Runs.</param>
/// <param name="Silence">Integrations.</param>
public sealed record Watched(QuietRuns Quiet, SilenceWatch Silence);
