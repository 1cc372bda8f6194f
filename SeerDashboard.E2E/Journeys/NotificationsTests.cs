using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Notify.Outbox;

namespace SeerDashboard.E2E.Journeys;

/// <summary>From nothing to a message that arrives, with one that does not on the way.</summary>
public sealed class NotificationsTests(Chromium chromium) : Journey(chromium)
{
    private readonly Looks _look = new();

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Notify:AllowedNetworks"] = "127.0.0.1" };

    [Fact]
    public async Task Rule_FromAPresetToAMessageThatArrives_AndOneThatIsSentAgain()
    {
        await using var receiver = await ToldReceiver.StartAsync();
        await Server.SeerAsync("root_cause_completed", 7, """{"root_cause":{"one_line_description":"No customer."}}""", group: 7);
        var page = new NotificationsPage(await (await ViewerAsync()).NewPageAsync());
        await page.OpenAsync();
        await Expect(page.Page.GetByText("A rule tells a channel: make one above first.")).ToBeVisibleAsync();
        await _look.AtAsync(page.Page, "notifications, none");

        // What is wrong is said where it was entered.
        await page.MakeWebhookAsync("deploy bot", "ftp://example.com/hook");
        await Expect(page.ChannelForm.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.ChannelForm.GetByLabel("Address").FillAsync(receiver.Url);
        await page.Button("Make the channel").ClickAsync();
        await Expect(page.Channels).ToHaveCountAsync(1);
        await page.Button("Send a test").ClickAsync();
        await Expect(page.Channels.First).ToContainTextAsync("The test arrived.");

        await page.Button("Another one").ClickAsync();
        await page.RuleForm.GetByLabel("Name").FillAsync("causes");
        await page.RuleForm.GetByLabel("Root cause found").CheckAsync();
        await page.RuleForm.GetByText("What it says").ClickAsync();
        await page.RuleForm.GetByLabel("First line").FillAsync("Found: {{ run.headline }}");
        await page.Button("Preview").ClickAsync();
        await Expect(page.Page.GetByTestId("preview")).ToContainTextAsync("Found: No customer.");
        await _look.AtAsync(page.Page, "notifications, a rule being made");
        await page.Button("Make the rule").ClickAsync();
        await Expect(page.Rules).ToContainTextAsync("Root cause found → deploy bot");

        receiver.Answer = _ => 410;
        await Server.SeerAsync("root_cause_completed", 8, """{"root_cause":{"one_line_description":"Another one."}}""", group: 8);
        await Expect(page.Told.First).ToContainTextAsync("given up");
        await Expect(page.Channels.First).ToContainTextAsync("Switched off:");
        receiver.Answer = _ => 200;
        await page.Button("Switch on deploy bot").ClickAsync();
        await page.Told.First.Locator("summary").First.ClickAsync();
        await page.Button("Show attempts").ClickAsync();
        await Expect(page.Told.First).ToContainTextAsync("answer 410");
        await _look.AtAsync(page.Page, "notifications, one given up");
        await page.Button("Send it again").ClickAsync();
        await Expect(page.Told.First.Locator("summary").First).ToContainTextAsync("sent");
        Assert.Contains("Found: Another one.", receiver.Came.Last().Body.GetRawText(), StringComparison.Ordinal);
        _look.FoundNothing();
    }

    [Fact]
    public async Task Channel_OfEachKind_IsMade_AndAPresetIsARule_ThatIsChanged()
    {
        var page = new NotificationsPage(await (await ViewerAsync()).NewPageAsync());
        await page.OpenAsync();
        (string Kind, (string Label, string Text)[] Fields)[] kinds =
        [
            ("SlackWebhook", [("Address", "https://hooks.slack.com/services/T000/B000/abcdefghijkl")]),
            ("SlackBot", [("Bot token", "xoxb-1234567890-abcdefghijklmnop"), ("Channel's id", "C0123456789")]),
            ("Teams", [("Address", "https://prod-01.westeurope.logic.azure.com/workflows/0123/triggers/manual/paths/invoke?sig=abc")]),
            ("Discord", [("Address", "https://discord.com/api/webhooks/1234567890/abcdefghijklmnop")]),
            ("Email", [("To, split by commas", "jo@example.com, Mo <mo@example.com>"), ("From", "Seer <seer@dash.example>"), ("Server", "smtp.example.com"), ("Port", "587"), ("User, if it asks for one", "seer"), ("Password", "a-password-of-mail")]),
        ];
        foreach (var (kind, fields) in kinds)
        {
            await page.ChannelForm.GetByLabel("Kind").SelectOptionAsync(kind);
            await page.ChannelForm.GetByLabel("Name").FillAsync($"by {kind}");
            foreach (var (label, text) in fields)
                await page.ChannelForm.GetByLabel(label, new() { Exact = true }).FillAsync(text);
            await page.Button("Make the channel").ClickAsync();
            await Expect(page.Channels.Filter(new() { HasText = $"by {kind}" })).ToHaveCountAsync(1);
        }

        // What was entered is nowhere on the page.
        await page.OpenAsync();
        await Expect(page.Channels).ToHaveCountAsync(kinds.Length);
        var shown = await page.Page.ContentAsync();
        Assert.All(kinds.SelectMany(kind => kind.Fields).Where(field => field.Label is "Address" or "Bot token" or "Password"), field => Assert.DoesNotContain(field.Text, shown, StringComparison.Ordinal));

        await page.Button("Code ready for review").ClickAsync();
        await page.RuleForm.GetByLabel("Tells").SelectOptionAsync(new SelectOptionValue { Label = "by Teams" });
        await page.Button("Make the rule").ClickAsync();
        await Expect(page.Rules).ToContainTextAsync("→ by Teams");
        await page.Button("Change Code ready for review").ClickAsync();
        await page.RuleForm.GetByText("For which runs").ClickAsync();
        await page.RuleForm.GetByLabel("Repositories").FillAsync("acme/*");
        await page.Button("Keep the change").Last.ClickAsync();
        await Expect(page.Rules).ToContainTextAsync("acme/*");
        await page.OpenAsync();
        await Expect(page.Rules).ToContainTextAsync("→ by Teams · acme/*");
        await page.Button("Switch off Code ready for review").ClickAsync();
        await Expect(page.Rules).ToContainTextAsync("off");
    }
}
