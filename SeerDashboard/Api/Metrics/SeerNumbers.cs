using System.Diagnostics.Metrics;
using SeerDashboard.Runs;
using SeerDashboard.Store.Insights;
using SeerDashboard.Store.Unproven;

namespace SeerDashboard.Api.Metrics;

/// <summary>Our numbers as a monitoring system takes them: what the store holds, read when somebody asks and at most once in five seconds. Sample runs are left out.</summary>
public sealed partial class SeerNumbers(
    RunNumbers runs, ReceivingReader receiving, SilenceWatch silences, Quarantine quarantine, TimeProvider clock, ILogger<SeerNumbers> logger) : IDisposable
{
    /// <summary>The meter that all of them are of.</summary>
    public const string MeterName = "SeerDashboard";

    private static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(5);

    private readonly Meter _meter = new(MeterName);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Read _read = new(DateTimeOffset.MinValue, null, new Dictionary<RunState, long>());

    /// <summary>Has them told from now on.</summary>
    public void Tell()
    {
        _meter.CreateObservableGauge("seer.store.up", () => _read.Ever is null ? 0 : 1, description: "1 when the store could be read within the last five seconds; the counts of deliveries and runs are missing otherwise.");
        _meter.CreateObservableGauge("seer.runs", () => Runs(), description: "Runs in each state now.");
        _meter.CreateObservableGauge("seer.step.duration", Steps, "s", "How long the newest completed steps took: half of them less than the quantile 0.5, 19 of 20 less than 0.95.");
        _meter.CreateObservableCounter("seer.deliveries", () => Of(_read.Ever?.Kept, "outcome"), description: "Deliveries that were kept, by their verdict at arrival.");
        _meter.CreateObservableCounter("seer.rejections", () => Of(_read.Ever?.Rejected, "reason"), description: "Requests to the webhook that were refused.");
        _meter.CreateObservableCounter("seer.out_of_order", () => One(_read.Ever?.OutOfOrder), description: "Events that came after one that they belong before.");
        _meter.CreateObservableCounter("seer.busy", () => One(_read.Ever?.Busy), description: "Deliveries that were answered 503, since the store could not write in time.");
        _meter.CreateObservableGauge("seer.waiting", () => quarantine.Count, description: "Requests that wait for the secret that signed them.");
        _meter.CreateObservableGauge("seer.last_delivery", Last, "s", "When each integration delivered last, in seconds since 1970.");
        _meter.CreateObservableGauge("seer.silent", Silent, description: "1 while an integration is silent for longer than is usual for it.");
    }

    /// <summary>Reads what is older than five seconds. When the store cannot be read, its numbers are missing, and <c>seer_store_up</c> is 0.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            // What failed is not tried again at once either.
            if (now - _read.At >= HeldFor)
                _read = new(now, await receiving.EverAsync(cancel), await runs.Counts.ReadAsync(DateTimeOffset.MinValue, cancel));
        }
        catch (System.Data.Common.DbException error)
        {
            _read = new(clock.GetUtcNow(), null, new Dictionary<RunState, long>());
            LogUnread(logger, error);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _reading.Dispose();
    }

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);

    private static IEnumerable<Measurement<long>> Of<T>(IReadOnlyDictionary<T, long>? counts, string tag)
        where T : struct, Enum => (counts ?? new Dictionary<T, long>()).Select(each => new Measurement<long>(each.Value, Tag(tag, EnumWord.Of(each.Key))));

    private static IEnumerable<Measurement<long>> One(long? count) => count is { } known ? [new(known)] : [];

    // A state without a run is none of them: a line that vanishes would keep its last value on a chart.
    private IEnumerable<Measurement<long>> Runs()
    {
        var read = _read;
        return read.Ever is null ? [] : Enum.GetValues<RunState>().Select(state => new Measurement<long>(read.States.GetValueOrDefault(state), Tag("state", EnumWord.Of(state))));
    }

    private IEnumerable<Measurement<double>> Steps() => runs.Times.Current.ByStage.SelectMany(step => (Measurement<double>[])[
        new(step.Value.Median.TotalSeconds, Tag("stage", EnumWord.Of(step.Key)), Tag("quantile", "0.5")),
        new(step.Value.P95.TotalSeconds, Tag("stage", EnumWord.Of(step.Key)), Tag("quantile", "0.95"))]);

    private IEnumerable<Measurement<double>> Last() => receiving.Newest(samples: false).Where(one => one.Newest is not null)
        .Select(one => new Measurement<double>(one.Newest!.Value.ToUnixTimeMilliseconds() / 1000.0, Tag("integration", one.Integration)));

    private IEnumerable<Measurement<int>> Silent() => receiving.Newest(samples: false)
        .Select(one => new Measurement<int>(silences.Alarms.Any(alarm => alarm.Integration == one.Integration) ? 1 : 0, Tag("integration", one.Integration)));

    private sealed record Read(DateTimeOffset At, CountedEver? Ever, IReadOnlyDictionary<RunState, long> States);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store could not be read for /metrics")]
    private static partial void LogUnread(ILogger logger, Exception error);
}
