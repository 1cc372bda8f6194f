using SeerDashboard.Runs;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Audit;

/// <summary>The log of actions: what was written is read back, and nothing of it can be changed unseen.</summary>
public sealed class AuditLogTests : IAsyncDisposable
{
    private readonly DashboardHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Said_ByWhoever_IsReadBackWithEverything()
    {
        Actor.Enter(new("Mona", "Admin", ActorWay.Page, "203.0.113.7"));
        await _host.Get<AuditedStore>().SayAsync(Act.On(new("acme", "u", new(41)), AuditAction.RunClaimed, "with Ada", "with Mona"), Cancel);

        var entry = Assert.Single((await PageAsync()).Items);
        Assert.Equal((1, new Actor("Mona", "Admin", ActorWay.Page, "203.0.113.7")), (entry.Sequence, entry.By));
        Assert.Equal(new Act(AuditAction.RunClaimed, "run 41 of acme", "with Ada", "with Mona") { Run = new RunId(41) }, entry.Did);
    }

    [Fact]
    public async Task Said_ByNobody_IsTheServers()
    {
        await _host.Get<AuditedStore>().SayAsync(new(AuditAction.StoreRebuilt, "the store"), Cancel);
        Assert.Equal(Actor.Server, Assert.Single((await PageAsync()).Items).By);
    }

    [Fact]
    public async Task Said_WithWhatTerminalsObeyOrStoresChange_IsCleaned_AndHolds()
    {
        await _host.Get<AuditedStore>().SayAsync(new(AuditAction.ViewSaved, "line\nbreak\u001b[2J\0half a \ud83d pair"), Cancel);
        Assert.Equal("line�break�[2J�half a � pair", Assert.Single((await PageAsync()).Items).Did.Subject);
        Assert.Equal((1, null), await CheckAsync());
    }

    [Fact]
    public async Task Said_AtLength_IsCutBetweenCharacters()
    {
        await _host.Get<AuditedStore>().SayAsync(new(AuditAction.ViewSaved, new string('x', Act.Longest - 2) + "🎉🎉"), Cancel);
        Assert.Equal(new string('x', Act.Longest - 2) + "…", Assert.Single((await PageAsync()).Items).Did.Subject);
        Assert.Equal((1, null), await CheckAsync());
    }

    [Theory]
    [InlineData("UPDATE Actions SET Who = 'somebody else' WHERE Sequence = 2", "Action 2 was changed.")]
    [InlineData("UPDATE Actions SET At = At + 1 WHERE Sequence = 3", "Action 3 was changed.")]
    [InlineData("UPDATE Actions SET After = NULL WHERE Sequence = 1", "Action 1 was changed.")]
    [InlineData("UPDATE Actions SET Origin = '' WHERE Sequence = 1", "Action 1 was changed.")]
    [InlineData("UPDATE Actions SET RunId = 7 WHERE Sequence = 1", "Action 1 was changed.")]
    [InlineData("UPDATE Actions SET Action = 'NobodyKnowsThis' WHERE Sequence = 1", "Action 1 was changed.")]
    [InlineData("DELETE FROM Actions WHERE Sequence = 2", "Action 2 is missing.")]
    [InlineData("DELETE FROM Actions WHERE Sequence = 3", "The log of actions ends at 2, and its head says 3: the last rows are missing.")]
    [InlineData("DELETE FROM Chain WHERE Id = 2", "The log of actions ends at 3, and its head says 0: they do not agree.")]
    public async Task Changed_Anywhere_IsFound(string change, string found)
    {
        foreach (var after in (string[])["one", "two", "three"])
            await _host.Get<AuditedStore>().SayAsync(new(AuditAction.ViewChanged, "a view", After: after), Cancel);
        Assert.Equal((3, null), await CheckAsync());

        StoreAccess.Execute(_host, change);

        Assert.Equal(found, (await CheckAsync()).Broken);
    }

    [Fact]
    public async Task Filters_FindWhatTheySay_PageByPage()
    {
        for (var run = 1; run <= 5; run++)
        {
            Actor.Enter(new(run % 2 == 0 ? "Ada" : "Mona", "Operator", ActorWay.Key, From: null));
            await _host.Get<AuditedStore>().SayAsync(Act.On(new("acme", "u", new(run)), run == 5 ? AuditAction.RunDone : AuditAction.RunClaimed), Cancel);
        }

        Assert.Equal([4, 2], await RunsAsync(new() { Who = "ada" }));
        Assert.Equal([5], await RunsAsync(new() { Action = AuditAction.RunDone }));
        Assert.Equal([3], await RunsAsync(new() { Run = new RunId(3) }));
        Assert.Empty(await RunsAsync(new() { Until = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) }));
        Assert.Equal(["Ada", "Mona"], await _host.Get<AuditReader>().PeopleAsync(Cancel));
        var first = await _host.Get<AuditReader>().PageAsync(new(), null, 2, Cancel);
        var second = await _host.Get<AuditReader>().PageAsync(new(), first.Older, 2, Cancel);
        var last = await _host.Get<AuditReader>().PageAsync(new(), second.Older, 2, Cancel);
        Assert.Equal([5, 4, 3, 2, 1], [.. first.Items.Concat(second.Items).Concat(last.Items).Select(entry => entry.Sequence)]);
        Assert.Equal((5L, null), (last.Total, last.Older));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Task<AuditPage> PageAsync() => _host.Get<AuditReader>().PageAsync(new(), null, 100, Cancel);

    private async Task<List<long>> RunsAsync(AuditFilter filter) =>
        [.. (await _host.Get<AuditReader>().PageAsync(filter, null, 100, Cancel)).Items.Select(entry => entry.Did.Run!.Value.Value)];

    private async Task<(long Actions, string? Broken)> CheckAsync()
    {
        var report = await _host.Get<LogChecker>().CheckAsync(Cancel);
        return (report.Actions, report.Broken);
    }
}
