using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>What people do with runs, in the real store.</summary>
public sealed class RunHandlingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2));

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly DashboardHost _host;

    public RunHandlingTests() => _host = new(clock: _clock);

    private RunHandling Handling => _host.Get<RunHandling>();

    public async ValueTask InitializeAsync()
    {
        await KeepAsync("root_cause_completed", 1);
        await KeepAsync("root_cause_completed", 2);
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().ListAsync(new(), Cancel)).Total == 2);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Claim_SeveralAtOnce_GivesAllOfThemAnewVersionEach()
    {
        var before = await Task.WhenAll(RunAsync(1), RunAsync(2));
        var handled = await Handling.ClaimAsync([Key(1), Key(2), Key(1), Key(99)], "Mona", Cancel);
        Assert.Equal([1, 2], handled.Select(one => one.Run.RunId.Value));
        var after = await Task.WhenAll(RunAsync(1), RunAsync(2));
        Assert.All(after, run => Assert.Equal("Mona", run.ClaimedBy));
        Assert.All(after, run => Assert.True(run.Version > before.Max(each => each.Version)));
        Assert.NotEqual(after[0].Version, after[1].Version);
        Assert.Null((await ReleasedAsync()).ClaimedBy);
    }

    [Fact]
    public async Task Handling_OfARunThatIsNotThere_LeavesNothingBehind()
    {
        Assert.Empty(await Handling.DoneAsync([Key(99)], true, "Mona", Cancel));
        Assert.Empty(await Handling.ClaimAsync([], "Mona", Cancel));
        Assert.Equal(0L, StoreAccess.Scalar(_host, "SELECT COUNT(*) FROM Handlings"));
    }

    [Fact]
    public async Task Snooze_UntilATime_EndsByTheClockAlone()
    {
        await Handling.SnoozeAsync([Key(1)], Start.AddHours(2), "Mona", Cancel);
        Assert.Equal(DeskGroup.Snoozed, await GroupAsync(1));
        await KeepAsync("solution_started", 1);
        await Eventually.HoldsAsync(async () => (await RunAsync(1)).State == RunState.Running);
        Assert.Equal(DeskGroup.Snoozed, await GroupAsync(1));
        _clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromTicks(1));
        Assert.Equal(DeskGroup.Snoozed, await GroupAsync(1));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.NotEqual(DeskGroup.Snoozed, await GroupAsync(1));
    }

    [Fact]
    public async Task Snooze_UntilSomethingChanges_IsEndedByADeliveryAndByNoDuplicate()
    {
        await Handling.SnoozeAsync([Key(1)], null, "Mona", Cancel);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await KeepAsync("root_cause_completed", 1);
        await Eventually.HoldsAsync(() => Task.FromResult((long)StoreAccess.Scalar(_host, "SELECT Cursor = (SELECT MAX(Id) FROM Deliveries) FROM Projection") == 1));
        Assert.Equal(DeskGroup.Snoozed, await GroupAsync(1));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync("solution_started", 1);
        await Eventually.HoldsAsync(async () => await GroupAsync(1) == DeskGroup.Running);
        Assert.False((await RunAsync(1)).SnoozedUntilNews);
    }

    [Fact]
    public async Task Done_IsBroughtBackByADelivery()
    {
        await Handling.DoneAsync([Key(1)], true, "Mona", Cancel);
        Assert.Equal(new DeskPlace(DeskGroup.Done, "marked done by Mona"), Triage.Of(await RunAsync(1), _clock.GetUtcNow()));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync("solution_started", 1);
        await Eventually.HoldsAsync(async () => await GroupAsync(1) == DeskGroup.Running);
        await Handling.ClaimAsync([Key(1)], "Jo", Cancel);
        Assert.Null((await RunAsync(1)).Done);
    }

    [Fact]
    public async Task Undo_PutsBackWhatWasThere()
    {
        await Handling.ClaimAsync([Key(1)], "Mona", Cancel);
        await Handling.SnoozeAsync([Key(1)], Start.AddHours(5), "Mona", Cancel);
        var done = await Handling.DoneAsync([Key(1), Key(2)], true, "Jo", Cancel);
        Assert.Equal(DeskGroup.Done, await GroupAsync(2));
        await Handling.RestoreAsync(done, Cancel);
        Assert.Equal(("Mona", Start.AddHours(5)), ((await RunAsync(1)).ClaimedBy, (await RunAsync(1)).SnoozedUntil));
        Assert.Equal(DeskGroup.RootCauseFound, await GroupAsync(2));
        Assert.Equal(1L, StoreAccess.Scalar(_host, "SELECT COUNT(*) FROM Handlings"));
        await Handling.WakeAsync([Key(1)], Cancel);
        Assert.Equal(DeskGroup.RootCauseFound, await GroupAsync(1));
    }

    [Fact]
    public async Task Claim_OfATakenRun_IsRefusedUnlessMeant()
    {
        await Handling.ClaimAsync([Key(1)], "Bob", Cancel);
        var handled = await Handling.ClaimAsSeenAsync(new Dictionary<RunKey, string?> { [Key(1)] = null, [Key(2)] = null }, "Mona", Cancel);
        Assert.Equal(["Bob", "Mona"], handled.Select(one => one.After.ClaimedBy));
        Assert.Equal(("Bob", "Mona"), ((await RunAsync(1)).ClaimedBy, (await RunAsync(2)).ClaimedBy));
        await Handling.ClaimAsSeenAsync(new Dictionary<RunKey, string?> { [Key(1)] = "bob" }, "Mona", Cancel);
        Assert.Equal("Mona", (await RunAsync(1)).ClaimedBy);
    }

    [Fact]
    public async Task Restore_AfterSomebodyElse_LeavesTheirs()
    {
        var done = await Handling.DoneAsync([Key(1)], true, "Mona", Cancel);
        await Handling.ClaimAsync([Key(1)], "Bob", Cancel);
        await Handling.RestoreAsync(done, Cancel);
        Assert.Equal(("Bob", DeskGroup.RootCauseFound), ((await RunAsync(1)).ClaimedBy, await GroupAsync(1)));

        var claimed = await Handling.ClaimAsync([Key(2)], "Mona", Cancel);
        await Handling.ClaimAsync([Key(2)], "Bob", Cancel);
        await Handling.RestoreAsync(claimed, Cancel);
        Assert.Equal("Bob", (await RunAsync(2)).ClaimedBy);
    }

    [Fact]
    public async Task Rebuild_WithEverythingHandled_IsEqual()
    {
        await Handling.ClaimAsync([Key(1), Key(2)], "Mona", Cancel);
        await Handling.SnoozeAsync([Key(1)], null, "Mona", Cancel);
        await Handling.DoneAsync([Key(2)], true, "Mona", Cancel);
        Assert.True((await _host.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
        Assert.True((await _host.Get<Rebuilder>().RunAsync(true, _ => { }, _ => { }, Cancel)).IsEqual);
        Assert.Equal(("Mona", DeskGroup.Snoozed, DeskGroup.Done), ((await RunAsync(1)).ClaimedBy, await GroupAsync(1), await GroupAsync(2)));
    }

    private async Task<RunSummary> ReleasedAsync()
    {
        await Handling.ClaimAsync([Key(1)], null, Cancel);
        return await RunAsync(1);
    }

    private async Task KeepAsync(string action, long run) => await _host.KeepAsync("seer", Body.Seer(action, run, group: 40 + run));

    private async Task<RunSummary> RunAsync(long run) => (await _host.Get<RunReader>().SummaryAsync(Key(run), Cancel))!;

    private async Task<DeskGroup> GroupAsync(long run) => Triage.Of(await RunAsync(run), _clock.GetUtcNow()).Group;

    private static RunKey Key(long run) => new("acme", Body.Installation, new(run));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
