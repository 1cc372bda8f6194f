using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Store.Audit;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>Who is told what decides about what is seen: each change stands in the log of actions as it was and as it is, and never where a channel leads.</summary>
public sealed class AuditedTellingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ChannelsAndRules_WhatIsChanged_IsWritten_WithoutAnAddressOrASecret()
    {
        await using var host = await ToldHost.StartAsync();
        var (channels, rules) = (host.App.Get<ChannelBook>(), host.App.Get<RuleBook>());
        await rules.SaveAsync(new(0, "found", host.Channel, IsOn: true, new() { When = [NotifyEvent.RootCauseFound] }), Cancel);
        await host.FoundAsync(7);
        var sent = await host.ThereIsAsync(MessageState.Sent);
        await host.App.Get<OutboxLog>().ResendAsync(sent.Id, Cancel);
        var rule = Assert.Single(await rules.ListAsync(Cancel));
        await rules.SaveAsync(
            rule with { IsOn = false, Definition = new() { When = [NotifyEvent.CodeReady], For = new() { Repos = ["acme/*"], LinesFrom = 10 }, Quiet = new("UTC", new(22, 0), new(7, 0), Weekends: true), Text = "A secret of ours" } }, Cancel);
        await rules.RemoveAsync(rule.Id, Cancel);
        await channels.TestedAsync("bot", Cancel);
        await channels.ChangeAsync(host.Channel, "chat", Targets.SlackBot, Cancel);
        await channels.SwitchAsync(host.Channel, "Switched off by hand.", Cancel);
        await channels.SwitchAsync(host.Channel, off: null, Cancel);
        await channels.RemoveAsync(host.Channel, Cancel);

        const string Code = "off, tells bot, codeReady, acme/*, from 10 lines on, not 22:00–07:00 nor on weekends (UTC), in words of its own";
        var written = (await host.App.Get<AuditReader>().PageAsync(new(), null, 50, Cancel)).Items.Reverse().Select(entry => $"{entry.Did.Action} {entry.Did.Subject}: {entry.Did.Before ?? "nothing"} > {entry.Did.After ?? "nothing"}").ToList();
        Assert.Equal(
            [
                "ChannelMade channel bot: nothing > Webhook",
                "RuleMade rule found: nothing > on, tells bot, rootCauseFound",
                $"MessageResent message {sent.Id}: nothing > nothing",
                $"RuleChanged rule found: on, tells bot, rootCauseFound > {Code}",
                $"RuleRemoved rule found: {Code} > nothing",
                "ChannelTested channel bot: nothing > nothing",
                "ChannelChanged channel chat: bot, Webhook, on > chat, SlackBot, on",
                "ChannelChanged channel chat: chat, SlackBot, on > chat, SlackBot, off",
                "ChannelChanged channel chat: chat, SlackBot, off > chat, SlackBot, on",
                "ChannelRemoved channel chat: chat, SlackBot, on > nothing",
            ],
            written);
    }
}
