using SeerDashboard.Access;
using SeerDashboard.Components.Audit;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Care;
using SeerDashboard.Store.Import;
using SeerDashboard.Store.Reviewing;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.House;

namespace SeerDashboard.Tests.Store.Audit;

/// <summary>Whatever a page still offers: what the role of a person does not allow is not done, and stands in no log.</summary>
public sealed class ActRolesTests : IAsyncLifetime
{
    private static readonly RunKey Run = new("acme", "u", new(41));

    private readonly DashboardHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", """{"action":"root_cause_started","installation":{"uuid":"u"},"data":{"run_id":41,"group_id":2},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""");
        await Eventually.HoldsAsync(async () => (await _host.Get<RunHandling>().ClaimAsync([Run], "Ada", Cancel)).Count == 1);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("Viewer", ActorWay.Page, ActRole.Viewer)]
    [InlineData("Operator", ActorWay.Key, ActRole.Operator)]
    [InlineData("Admin", ActorWay.Page, ActRole.Admin)]
    [InlineData(null, ActorWay.Page, null)]
    [InlineData("Owner", ActorWay.Key, null)]
    [InlineData(null, ActorWay.Server, ActRole.Admin)]
    [InlineData(null, ActorWay.Command, ActRole.Admin)]
    public void Demand_LetsThrough_WhatTheRoleAllows(string? role, ActorWay way, ActRole? most)
    {
        var actor = new Actor("Mona", role, way, From: null);
        foreach (var least in Enum.GetValues<ActRole>())
        {
            var refused = Record.Exception(() => actor.Demand(least));
            Assert.Equal(least <= most, refused is null);
            Assert.True(refused is null or NotAllowedException);
        }
    }

    [Fact]
    public void Documentation_HasTheSameTable()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "security.md"));
        foreach (var role in Enum.GetValues<ActRole>())
        {
            var words = string.Join(", ", Enum.GetValues<AuditAction>().Where(action => ActRoles.Least(action) == role).Select(action => AuditWords.Of(action).ToLowerInvariant()));
            Assert.Contains($"| {role} | {words} |", rows);
        }
    }

    [Fact]
    public async Task Viewer_WhoWasAnOperator_ChangesNothing()
    {
        Actor.Enter(new("Mona", Roles.Viewer, ActorWay.Page, From: null));
        var (handling, reviews) = (_host.Get<RunHandling>(), _host.Get<RunReviews>());
        await RefusedAsync(() => handling.ClaimAsync([Run], "Mona", Cancel));
        await RefusedAsync(() => handling.SnoozeAsync([Run], null, "Mona", Cancel));
        await RefusedAsync(() => handling.DoneAsync([Run], done: true, "Mona", Cancel));
        await RefusedAsync(() => reviews.VerdictAsync(Run, ReviewVerdict.Ship, null, "Mona", Cancel));
        await RefusedAsync(() => reviews.CommentAsync(Run, CommentPlace.Run, "Words", "Mona", Cancel));
        await RefusedAsync(() => reviews.ViewAsync(Run, new("Mona", "file", "content"), viewed: true, Cancel));
        await RefusedAsync(() => _host.Get<Rereader>().ApplyAsync(1, Cancel));
        Assert.Single((await _host.Get<AuditReader>().PageAsync(new(), null, 10, Cancel)).Items);
        Actor.Enter(new("Ada", Roles.Operator, ActorWay.Page, From: null));
        var change = Assert.Single(await handling.ClaimAsync([Run], "Mona", Cancel));
        Assert.Equal(("Ada", null, null), (change.Before.ClaimedBy, change.Before.Snooze, change.Before.Done));
    }

    [Theory]
    [InlineData(Roles.Viewer)]
    [InlineData(Roles.Operator)]
    [InlineData(null)]
    public async Task WhoeverWasAnAdmin_DecidesNothing(string? role)
    {
        Actor.Enter(role is null ? Actor.Nobody : new("Mona", role, ActorWay.Page, From: null));
        var upkeep = _host.Get<StoreUpkeep>();
        await RefusedAsync(() => _host.Get<AuditedStore>().SayAsync(new(AuditAction.SignInLinkMade, "a link"), Cancel));
        await RefusedAsync(() => _host.Get<ApiKeys>().MakeAsync("bot", Roles.Admin, 30, "Mona", Cancel));
        await RefusedAsync(() => _host.Get<IntegrationDirectory>().AddSecretAsync("acme", IntegrationKind.Internal, new string('s', 64), null, sample: false, Cancel));
        await RefusedAsync(() => _host.Get<SeerDashboard.Store.Retention.Eraser>().EraseRunAsync(Run, Cancel));
        await RefusedAsync(() => _host.Get<SeerDashboard.Store.Retention.Eraser>().EraseIntegrationAsync("acme", Cancel));
        await RefusedAsync(() => _host.Get<ImportFolder>().ReceiveAsync(new MemoryStream(), _ => { }, Cancel));
        foreach (var work in Enum.GetValues<UpkeepWork>())
            await RefusedAsync(() => Task.FromResult(upkeep.Begin(work)));
        Assert.Null(upkeep.State.Running);
        Assert.Empty(await _host.Get<ApiKeys>().ListAsync(Cancel));
        Assert.NotNull((await _host.Get<RunReader>().FindAsync(Run.RunId, null, Cancel)).Run);
        Assert.Single((await _host.Get<AuditReader>().PageAsync(new(), null, 10, Cancel)).Items);
    }

    private static Task<NotAllowedException> RefusedAsync(Func<Task> act) => Assert.ThrowsAsync<NotAllowedException>(act);
}
