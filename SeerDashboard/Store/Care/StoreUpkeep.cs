using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Rebuild;

namespace SeerDashboard.Store.Care;

/// <summary>
/// The long works that the settings page begins, one at a time. They belong to the server, not to the page: leaving it ends nothing,
/// and whoever comes back sees how far it is or what came of it.
/// </summary>
public sealed partial class StoreUpkeep(LogChecker checker, Rebuilder rebuilder, BackupWriter backups, TimeProvider clock, ILogger<StoreUpkeep> log) : IDisposable
{
    private const int MostDetails = 100;

    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();

    private readonly CancellationTokenSource _stopping = new();

    private CancellationTokenSource? _present;

    private long _told;

    /// <summary>Something began, went on or ended. Called on any thread.</summary>
    public event Action? Changed;

    /// <summary>How things are now.</summary>
    public UpkeepState State { get; private set; } = new();

    /// <summary>Begins; does nothing while another work is under way.</summary>
    public void Begin(UpkeepWork work)
    {
        CancellationToken cancel;
        lock (_gate)
        {
            if (State.Running is not null || _stopping.IsCancellationRequested)
                return;
            State = State with { Running = work, Step = null };
            _present = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            cancel = _present.Token;
        }

        Changed?.Invoke();
        _ = Task.Run(() => RunAsync(work, cancel), CancellationToken.None);
    }

    /// <summary>Ends what is under way after its present step. What was set right so far stays so.</summary>
    public void Stop()
    {
        lock (_gate)
            _present?.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync(UpkeepWork work, CancellationToken cancel)
    {
        UpkeepResult result;
        try
        {
            result = work switch
            {
                UpkeepWork.Check => Of(await checker.CheckAsync(null, Tell, cancel)),
                UpkeepWork.Backup => Of(await backups.WriteBesideAsync(Tell, cancel)),
                _ => await RebuildAsync(work == UpkeepWork.Rebuild, cancel),
            };
        }
        catch (OperationCanceledException)
        {
            result = new(clock.GetUtcNow(), UpkeepOutcome.Stopped, "Stopped before its end.");
        }
        catch (Exception error)
        {
            Failed(log, work, error);
            result = new(clock.GetUtcNow(), UpkeepOutcome.Bad, error is UpkeepRefusedException or StoreUnusableException ? error.Message : $"It failed ({error.GetType().Name}); the server's log says more.");
        }

        lock (_gate)
            State = State with { Running = null, Step = null, Results = new Dictionary<UpkeepWork, UpkeepResult>(State.Results) { [work == UpkeepWork.Rebuild ? UpkeepWork.Compare : work] = result } };
        Changed?.Invoke();
    }

    private async Task<UpkeepResult> RebuildAsync(bool apply, CancellationToken cancel)
    {
        var details = new List<string>();
        var report = await rebuilder.RunAsync(apply, difference =>
        {
            if (details.Count < MostDetails)
                details.Add(difference.ToString());
        }, Tell, cancel);
        var open = apply ? report.Differences - report.Applied : report.Differences + report.Context;
        return new(clock.GetUtcNow(), report.IsEqual ? UpkeepOutcome.Good : UpkeepOutcome.Bad, RebuildWords.Of(report, apply)) { Details = details, More = report.Differences + report.Context - details.Count, Open = open };
    }

    private UpkeepResult Of(ChainReport report) => report.Broken is { } broken
        ? new(clock.GetUtcNow(), UpkeepOutcome.Bad, $"The chain is broken after {Amount.Of(report.Checked, "delivery", "deliveries")}. {broken}")
        : new(clock.GetUtcNow(), UpkeepOutcome.Good, $"{Amount.Of(report.Checked, "delivery", "deliveries")}, {report.Erased} of them erased: the chain holds.");

    private UpkeepResult Of(BackupReport report) => new(clock.GetUtcNow(), report.Broken is null ? UpkeepOutcome.Good : UpkeepOutcome.Bad,
        $"{Amount.Of(report.Deliveries, "delivery", "deliveries")} and the key ring, {Amount.Bytes(report.Bytes)}, in {report.File}.{(report.Broken is null ? "" : $" The chain that was copied is broken: {report.Broken}")}")
    { File = Path.GetFileName(report.File) };

    private void Tell(UpkeepStep step)
    {
        State = State with { Step = step };
        if (clock.GetElapsedTime(_told) < Apart)
            return;
        _told = clock.GetTimestamp();
        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} of the store failed")]
    private static partial void Failed(ILogger logger, UpkeepWork work, Exception error);
}
