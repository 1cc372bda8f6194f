using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>How long what people did with a run is kept: as long as the run, and wherever the store goes.</summary>
public sealed class HandlingLifeTests : IDisposable
{
    private const string Samples = "a-secret-of-the-sample-runs";

    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Restart_Backup_Restore_KeepItAndWhatPeopleSaved()
    {
        var (store, archive, elsewhere) = (Path.Combine(_folder, "store"), Path.Combine(_folder, "copy.zip"), Path.Combine(_folder, "elsewhere"));
        await using (var host = new DashboardHost(folder: store))
            await HandledAsync(host);
        await using (var again = new DashboardHost(folder: store))
            await HoldsAsync(again);
        Assert.Equal(0, (await CommandRun.OfAsync(store, "backup", archive)).Code);
        Assert.Equal(0, (await CommandRun.OfAsync(elsewhere, "restore", archive)).Code);
        await using var restored = new DashboardHost(folder: elsewhere);
        await HoldsAsync(restored);
        await restored.KeepAsync("seer", Body.Seer("solution_started", 1));
        await Eventually.HoldsAsync(async () => (await RunAsync(restored)).State == RunState.Running && (await RunAsync(restored)).ClaimedBy == "Mona");
    }

    [Fact]
    public async Task Erasure_TakesItAlong_AndALaterDeliveryBeginsAnew()
    {
        await using var host = new DashboardHost(clock: _clock);
        await HandledAsync(host);
        await host.Get<Eraser>().EraseRunAsync(Key("acme"), Cancel);
        Assert.Equal(0L, StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Handlings"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await host.KeepAsync("seer", Body.Seer("solution_started", 1));
        await Eventually.HoldsAsync(async () => await host.Get<RunReader>().SummaryAsync(Key("acme"), Cancel) is { ClaimedBy: null, Done: null });
    }

    [Fact]
    public async Task Retention_TakesItAlong()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Retention:Days"] = "30" }, _clock);
        await HandledAsync(host);
        _clock.Advance(TimeSpan.FromDays(33));
        await Eventually.HoldsAsync(() => Task.FromResult((long)StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Handlings") == 0));
        Assert.Null(await host.Get<RunReader>().SummaryAsync(Key("acme"), Cancel));
    }

    [Fact]
    public async Task Samples_Removed_TakeTheirsAlongAndNoOther()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.Get<IntegrationDirectory>().AddSecretAsync("samples", IntegrationKind.Internal, Samples, null, sample: true, Cancel);
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1), Samples);
        await HandledAsync(host);
        await Eventually.HoldsAsync(async () => await host.Get<RunReader>().SummaryAsync(Key("samples"), Cancel) is not null);
        await host.Get<RunHandling>().ClaimAsync([Key("samples")], "Jo", Cancel);
        Assert.Equal(2L, StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Handlings"));
        await host.Get<IntegrationDirectory>().RemoveAsync("samples", Cancel);
        Assert.Equal("acme", StoreAccess.Scalar(host, "SELECT group_concat(Integration) FROM Handlings"));
    }

    private static async Task HandledAsync(DashboardHost host)
    {
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1));
        await Eventually.HoldsAsync(async () => await host.Get<RunReader>().SummaryAsync(Key("acme"), Cancel) is not null);
        await host.Get<RunHandling>().ClaimAsync([Key("acme")], "Mona", Cancel);
        await host.Get<RunHandling>().DoneAsync([Key("acme")], true, "Mona", Cancel);
        await host.Get<PeopleBook>().SeenAsync("Mona", Cancel);
        Assert.NotNull((await host.Get<SavedViews>().CreateAsync("Mona", "Shop", "repo=a", Cancel)).View);
    }

    private static async Task HoldsAsync(DashboardHost host)
    {
        var run = await RunAsync(host);
        Assert.Equal(("Mona", "Mona"), (run.ClaimedBy, run.Done?.By));
        Assert.Equal(["Mona"], await host.Get<PeopleBook>().ListAsync(5, Cancel));
        Assert.Equal("Shop", Assert.Single(await host.Get<SavedViews>().OfAsync("Mona", Cancel)).Name);
    }

    private static async Task<RunSummary> RunAsync(DashboardHost host) => (await host.Get<RunReader>().SummaryAsync(Key("acme"), Cancel))!;

    private static RunKey Key(string integration) => new(integration, Body.Installation, new(1));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
