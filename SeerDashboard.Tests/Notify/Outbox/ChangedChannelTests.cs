using Microsoft.AspNetCore.Http;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>A channel is not what it was when a message was made for it.</summary>
public sealed class ChangedChannelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gone_FromTheAddressBefore_LeavesTheNewOneOn()
    {
        await using var host = await ToldHost.StartAsync();
        using var entered = new SemaphoreSlim(0);
        using var changed = new ManualResetEventSlim();
        host.Receiver.Answer = _ =>
        {
            entered.Release();
            changed.Wait(Cancel);
            return StatusCodes.Status410Gone;
        };
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        await host.FoundAsync(7);
        Assert.True(await entered.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
        await using var better = await ToldReceiver.StartAsync();
        await host.App.Get<ChannelBook>().ChangeAsync(host.Channel, "bot", ToldHost.Target(better), Cancel);
        changed.Set();
        await host.ThereIsAsync(MessageState.Dead);
        Assert.Null(Assert.Single(await host.App.Get<ChannelBook>().ListAsync(Cancel)).Off);
        await host.FoundAsync(8);
        await Eventually.HoldsAsync(() => Task.FromResult(better.Came.Count == 1));
    }

    [Fact]
    public async Task KeyRing_Lost_WhatIsDueWaits_UntilTheAddressIsEnteredAgain()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using var receiver = await ToldReceiver.StartAsync();
        await using (var host = await ToldHost.StartAsync(folder: folder))
        {
            host.Receiver.Answer = _ => StatusCodes.Status500InternalServerError;
            await host.RuleAsync(NotifyEvent.RootCauseFound);
            await host.FoundAsync(7);
            await Eventually.HoldsAsync(async () => await host.MessageAsync(MessageState.Due) is { Attempts: 1 });
        }

        Directory.Delete(Path.Combine(folder, "keys"), recursive: true);
        await using (var app = new DashboardHost(new Dictionary<string, string?> { [ToldHost.Allowed] = "127.0.0.1" }, folder: folder))
        {
            var (channels, outbox) = (app.Get<ChannelBook>(), app.Get<OutboxReader>());
            var channel = Assert.Single(await channels.ListAsync(Cancel));
            Assert.Equal((null, null), (channel.Target, channel.Off));
            await app.KeepAsync("seer", ToldHost.Found(8));
            // The worker has been there, and used no attempt up.
            var due = await Eventually.GetAsync(async () => await outbox.ListAsync(MessageState.Due, before: null, 10, Cancel) is { Count: 2 } both ? both : null);
            Assert.Equal([0, 1], due.Select(message => message.Attempts));
            await channels.ChangeAsync(channel.Id, channel.Name, ToldHost.Target(receiver), Cancel);
            await app.Get<OutboxLog>().ResendAsync(due[0].Id, Cancel);
            await app.KeepAsync("seer", ToldHost.Found(9));
            await Eventually.HoldsAsync(async () => (await outbox.CountsAsync(Cancel)).GetValueOrDefault(MessageState.Sent) == 3);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Removed_Meanwhile_IsSaid()
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        var (channels, rules) = (host.App.Get<ChannelBook>(), host.App.Get<RuleBook>());
        var rule = Assert.Single(await rules.ListAsync(Cancel));
        await rules.RemoveAsync(rule.Id, Cancel);
        Assert.Contains("removed meanwhile", (await Assert.ThrowsAsync<ArgumentException>(() => rules.SaveAsync(rule, Cancel))).Message, StringComparison.Ordinal);
        await channels.RemoveAsync(host.Channel, Cancel);
        Assert.Contains("removed meanwhile", (await Assert.ThrowsAsync<ArgumentException>(() => channels.ChangeAsync(host.Channel, "bot", ToldHost.Target(host.Receiver), Cancel))).Message, StringComparison.Ordinal);
        Assert.Empty(await channels.ListAsync(Cancel));
    }

    [Fact]
    public async Task InPlace_AnOlderMessage_DoesNotTakeANewerOnesPlace()
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        await host.FoundAsync(7);
        var sent = await host.ThereIsAsync(MessageState.Sent);
        var actuality = host.App.Get<Actuality>();
        var older = sent with { Id = sent.Id - 1 };
        foreach (var kind in (ChannelKind[])[ChannelKind.Discord, ChannelKind.SlackBot])
        {
            Assert.Equal("A newer message about the same run is there already.", await actuality.WhyNotAsync(older, kind, Cancel));
            Assert.Null(await actuality.WhyNotAsync(sent with { Id = sent.Id + 1 }, kind, Cancel));
            Assert.Null(await actuality.WhyNotAsync(older with { Channel = sent.Channel + 1 }, kind, Cancel));
        }

        Assert.Null(await actuality.WhyNotAsync(older, ChannelKind.Webhook, Cancel));
    }
}
