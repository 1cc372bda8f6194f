using SeerDashboard.Access;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>Whatever a page still offers: who may not say who is told what changes nothing.</summary>
public sealed class TellingRolesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Roles.Viewer)]
    [InlineData(Roles.Operator)]
    [InlineData(null)]
    public async Task WhoeverIsNoAdmin_ChangesNoChannelAndNoRule(string? role)
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        var (channels, rules) = (host.App.Get<ChannelBook>(), host.App.Get<RuleBook>());
        var (channel, rule) = (Assert.Single(await channels.ListAsync(Cancel)), Assert.Single(await rules.ListAsync(Cancel)));
        Actor.Enter(role is null ? Actor.Nobody : new("Mona", role, ActorWay.Page, From: null));
        await RefusedAsync(() => channels.AddAsync("mine", ToldHost.Target(host.Receiver), Cancel));
        await RefusedAsync(() => channels.ChangeAsync(channel.Id, "mine", ToldHost.Target(host.Receiver), Cancel));
        await RefusedAsync(() => channels.SwitchAsync(channel.Id, "off", Cancel));
        await RefusedAsync(() => channels.RemoveAsync(channel.Id, Cancel));
        await RefusedAsync(() => channels.TestedAsync(channel.Name, Cancel));
        await RefusedAsync(() => rules.SaveAsync(rule with { Id = 0 }, Cancel));
        await RefusedAsync(() => rules.SaveAsync(rule with { IsOn = false }, Cancel));
        await RefusedAsync(() => rules.RemoveAsync(rule.Id, Cancel));
        Assert.Equal(channel, Assert.Single(await channels.ListAsync(Cancel)));
        Assert.Equal((rule.Id, rule.Name, rule.IsOn, rule.Since), Of(Assert.Single(await rules.ListAsync(Cancel))));
        Assert.Equal(rule.Id, Assert.Single(host.App.Get<OutboxWriter>().Rules).Id);
    }

    [Fact]
    public async Task GivenUp_AllOfThem_AreSentAgainAtOnce()
    {
        await using var host = await ToldHost.StartAsync();
        host.Receiver.Answer = _ => 413;
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        var outbox = host.App.Get<OutboxReader>();
        foreach (var run in (long[])[7, 8])
            await host.FoundAsync(run);
        await SeerDashboard.Tests.Host.Eventually.HoldsAsync(async () => (await outbox.CountsAsync(Cancel)).GetValueOrDefault(MessageState.Dead) == 2);
        host.Receiver.Answer = _ => 200;
        Actor.Enter(new("Mona", Roles.Viewer, ActorWay.Page, From: null));
        await RefusedAsync(() => host.App.Get<OutboxLog>().ResendAllAsync(Cancel));
        Actor.Enter(null);
        await host.App.Get<OutboxLog>().ResendAllAsync(Cancel);
        await SeerDashboard.Tests.Host.Eventually.HoldsAsync(async () => (await outbox.CountsAsync(Cancel)).GetValueOrDefault(MessageState.Sent) == 2);
        Assert.Equal("all 2 messages that were given up", (await host.App.Get<AuditReader>().PageAsync(new(), null, 1, Cancel)).Items[0].Did.Subject);
    }

    [Fact]
    public async Task Message_IsSentAgainByAnOperator_AndByNoViewer()
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        await host.FoundAsync(7);
        var sent = await host.ThereIsAsync(MessageState.Sent);
        Actor.Enter(new("Mona", Roles.Viewer, ActorWay.Page, From: null));
        await RefusedAsync(() => host.App.Get<OutboxLog>().ResendAsync(sent.Id, Cancel));
        Assert.Equal(MessageState.Sent, (await host.App.Get<OutboxReader>().FindAsync(sent.Id, Cancel))!.State);
        Actor.Enter(new("Ada", Roles.Operator, ActorWay.Page, From: null));
        await host.App.Get<OutboxLog>().ResendAsync(sent.Id, Cancel);
        await SeerDashboard.Tests.Host.Eventually.HoldsAsync(() => Task.FromResult(host.Receiver.Came.Count == 2));
    }

    private static (long Id, string Name, bool IsOn, DateTimeOffset Since) Of(NotifyRule rule) => (rule.Id, rule.Name, rule.IsOn, rule.Since);

    private static async Task RefusedAsync(Func<Task> act) => await Assert.ThrowsAsync<NotAllowedException>(act);
}
