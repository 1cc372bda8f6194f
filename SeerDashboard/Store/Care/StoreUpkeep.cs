using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Import;
using SeerDashboard.Store.Rebuild;

namespace SeerDashboard.Store.Care;

/// <summary>
/// The long works that the settings page begins, one at a time. They belong to the server, not to the page: leaving it ends nothing,
/// and whoever comes back sees how far it is or what came of it.
/// </summary>
public sealed partial class StoreUpkeep(LogChecker checker, Rebuilder rebuilder, BackupWriter backups, ImportFolder imports, TimeProvider clock, ILogger<StoreUpkeep> log) : IDisposable
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

    /// <summary>Begins; does nothing while another work is under way, and says so.</summary>
    /// <exception cref="NotAllowedException">It takes an Admin.</exception>
    public bool Begin(UpkeepWork work)
    {
        Actor.Current.Demand(ActRole.Admin);
        CancellationToken cancel;
        lock (_gate)
        {
            if (State.Running is not null || _stopping.IsCancellationRequested)
                return false;
            State = State with { Running = work, Step = null };
            _present = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            cancel = _present.Token;
        }

        Changed?.Invoke();
        _ = Task.Run(() => RunAsync(work, cancel), CancellationToken.None);
        return true;
    }

    /// <summary>Ends what is under way after its present step. What was set right so far stays so.</summary>
    /// <exception cref="NotAllowedException">It takes an Admin.</exception>
    public void Stop()
    {
        Actor.Current.Demand(ActRole.Admin);
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
                UpkeepWork.Check => UpkeepWords.Of(await checker.CheckAsync(null, Tell, cancel), clock.GetUtcNow()),
                UpkeepWork.Import => UpkeepWords.Of(await imports.RunAsync(Tell, cancel), clock.GetUtcNow()),
                UpkeepWork.Backup => UpkeepWords.Of(await backups.WriteBesideAsync(Tell, cancel), clock.GetUtcNow()),
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
