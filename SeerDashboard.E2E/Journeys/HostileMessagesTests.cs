using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Hostile;
using SeerDashboard.Tests.Notify.Outbox;

namespace SeerDashboard.E2E.Journeys;

/// <summary>What was told stands on a page too, with the texts of payloads in what was sent, and with what a stranger answered.</summary>
public sealed class HostileMessagesTests(Chromium chromium) : Journey(chromium)
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Notify:AllowedNetworks"] = "127.0.0.1" };

    [Fact]
    public async Task EveryVectorInWhatWasToldAndAnswered_IsTextAndNothingElse()
    {
        var text = Vectors.Together(9_000)[0];
        await using var receiver = await ToldReceiver.StartAsync();
        receiver.Says = text;
        receiver.Answer = _ => 400;
        var (channels, cancel) = (Server.Services.GetRequiredService<ChannelBook>(), TestContext.Current.CancellationToken);
        await channels.AddAsync("a bot", new(ChannelKind.Webhook) { Url = receiver.Url, Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }, cancel);
        var channel = Assert.Single(await channels.ListAsync(cancel)).Id;
        await Server.Services.GetRequiredService<RuleBook>().SaveAsync(new(0, "all", channel, IsOn: true, new() { When = [NotifyEvent.RootCauseFound, NotifyEvent.PlanReady, NotifyEvent.CodeReady, NotifyEvent.PullRequestOpened], Text = "{{ run.headline }}" }), cancel);
        foreach (var payload in Payload.FirstGeneration)
            await Server.KeepAsync(payload.Resource, Encoding.UTF8.GetBytes(Poison.Body(payload, text, 1).ToJsonString()));
        var outbox = Server.Services.GetRequiredService<OutboxReader>();
        await Eventually.HoldsAsync(async () => (await outbox.ListAsync(state: null, before: null, 50, cancel)).Any(message => message.Attempts > 0));

        var viewer = await ViewerAsync();
        await viewer.AddInitScriptAsync(HostileTextTests.Watch);
        var page = new NotificationsPage(await viewer.NewPageAsync());
        await page.OpenAsync();
        await Expect(page.Told.First).ToBeVisibleAsync();
        foreach (var message in await page.Told.AllAsync())
            await message.Locator("summary").First.ClickAsync();
        while (await page.Button("Show attempts").CountAsync() is > 0 and var left)
        {
            await page.Button("Show attempts").First.ClickAsync();
            await Expect(page.Button("Show attempts")).ToHaveCountAsync(left - 1);
        }

        await Expect(page.Page.GetByText("Answered").First).ToBeAttachedAsync();
        await page.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(each => { each.open = true; })");
        await Expect(page.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("onerror");
        await HostileTextTests.HoldsAsync(page.Page, "what was told");
        await page.GoAsync("/audit");
        await Expect(page.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("a bot");
        await HostileTextTests.HoldsAsync(page.Page, "the log of actions");
    }
}
