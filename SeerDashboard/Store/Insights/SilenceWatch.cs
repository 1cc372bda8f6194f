using Microsoft.EntityFrameworkCore;

namespace SeerDashboard.Store.Insights;

/// <summary>Which integrations have been silent for much longer than usual; looked at once a minute, and at once when a silent one speaks again.</summary>
public sealed partial class SilenceWatch(IDbContextFactory<SeerContext> store, IntegrationDirectory integrations, Receipts receipts, TimeProvider clock, ILogger<SilenceWatch> log)
{
    // Enough to know what is usual of an integration that speaks every minute, and read in a moment.
    private const int MostRemembered = 20_000;

    private readonly Dictionary<string, long[]> _came = new(StringComparer.Ordinal);

    private readonly DateTimeOffset _since = clock.GetUtcNow();

    /// <summary>Another integration is silent, or one is no longer.</summary>
    public event Action? Changed;

    /// <summary>By integration; samples are not watched.</summary>
    public IReadOnlyDictionary<string, Silence> Current { get; private set; } = new Dictionary<string, Silence>();

    /// <summary>Those that are alarming, by name.</summary>
    public IReadOnlyList<(string Integration, Silence Silence)> Alarms { get; private set; } = [];

    /// <summary>An integration that was taken for silent delivered.</summary>
    internal bool IsBroken => Alarms.Any(alarm => receipts.Last.TryGetValue(alarm.Integration, out var at) && at > alarm.Silence.Newest);

    /// <summary>Looks at all of them; called by one at a time.</summary>
    internal async Task LookAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var current = new Dictionary<string, Silence>(StringComparer.Ordinal);
        foreach (var integration in integrations.All.Where(one => !one.IsSample))
        {
            var came = _came[integration.Name] = await CameAsync(integration.Name, cancel);
            current[integration.Name] = Silence.Of(came, now);
        }

        // What this server did not hear while it was not running is no silence of Sentry's.
        (string Integration, Silence Silence)[] alarms = now - _since < Silence.Least ? [] :
            [.. current.Where(one => one.Value.IsAlarm).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value))];
        var before = Alarms;
        (Current, Alarms) = (current, alarms);
        foreach (var (name, silence) in alarms.ExceptBy(before.Select(alarm => alarm.Integration), alarm => alarm.Integration, StringComparer.Ordinal))
            Began(log, name, silence.Gap, silence.Usual);
        string[] ended = [.. before.Select(alarm => alarm.Integration).Except(alarms.Select(alarm => alarm.Integration), StringComparer.Ordinal)];
        foreach (var name in ended)
            Ended(log, name);
        if (ended.Length > 0 || alarms.Length > 0)
            Changed?.Invoke();
    }

    /// <summary>When it delivered, ascending; only what came since the last look is read.</summary>
    private async Task<long[]> CameAsync(string integration, CancellationToken cancel)
    {
        var known = _came.GetValueOrDefault(integration, []);
        var after = known.Length > 0 ? new DateTimeOffset(known[^1] + 1, TimeSpan.Zero) : DateTimeOffset.MinValue;
        await using var context = await store.CreateDbContextAsync(cancel);
        var news = await context.Deliveries.AsNoTracking().Where(row => row.Integration == integration && row.ReceivedAt >= after)
            .OrderByDescending(row => row.ReceivedAt).Select(row => row.ReceivedAt).Take(MostRemembered).ToListAsync(cancel);
        return [.. known.Concat(news.Select(at => at.UtcTicks).Reverse()).TakeLast(MostRemembered)];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing has come from {Integration} for {Gap}; usually it is never longer than {Usual} at this time. Check the integration in Sentry")]
    private static partial void Began(ILogger logger, string integration, TimeSpan gap, TimeSpan? usual);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Integration} is no longer silent")]
    private static partial void Ended(ILogger logger, string integration);
}

/// <summary>Has the watch look: once a minute, and when a silent integration speaks again.</summary>
internal sealed partial class SilenceClock(SilenceWatch watch, Receipts receipts, TimeProvider clock, ILogger<SilenceClock> log) : BackgroundService
{
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    private readonly StoreBell _bell = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        receipts.Changed += Hear;
        using var ticking = clock.CreateTimer(_ => _bell.Ring(), null, TimeSpan.Zero, Apart);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await _bell.WaitAsync(stoppingToken);
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        finally
        {
            receipts.Changed -= Hear;
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await watch.LookAsync(cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            NotLooked(log, error);
        }
    }

    private void Hear()
    {
        if (watch.IsBroken)
            _bell.Ring();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "It could not be seen which integrations are silent; the last look holds for another minute")]
    private static partial void NotLooked(ILogger logger, Exception error);
}
