using System.Net;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>A server that was started for the first time: no integration is configured.</summary>
public sealed class SettingsTests(Chromium chromium) : Journey(chromium)
{
    private const string Pasted = "0123456789abcdef0123456789abcdef";

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Sentry:Integrations:0:Name"] = null,
        ["Sentry:Integrations:0:ClientSecrets:0"] = null,
        ["Sentry:Integrations:0:Organization"] = null,
        ["Sentry:Integrations:1:Name"] = null,
        ["Sentry:Integrations:1:ClientSecrets:0"] = null,
    };

    [Fact]
    public async Task Setup_FromNothingToTheFirstDelivery_TurnsGreenByItself()
    {
        var viewer = await ViewerAsync();
        var settings = await SettingsAsync(viewer);
        await Expect(settings.WebhookUrl).ToHaveTextAsync($"{Server.Address}webhooks/sentry");
        await Expect(settings.Step(1)).ToContainTextAsync("This address means this machine alone. Sentry cannot reach it");
        await Expect(settings.Step(4)).ToContainTextAsync("Waiting for the first delivery…");

        // Before any secret is known nothing is accepted, and the page says so.
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(Pasted));
        await Expect(settings.Step(4)).ToContainTextAsync("1 request came before any client secret was known here");

        await settings.EnterSecretAsync(Pasted, "acme");
        await Expect(settings.Step(3)).ToContainTextAsync("✓ stored encrypted, for");
        await Expect(settings.Step(3)).ToContainTextAsync("1 secret");
        await Expect(settings.Step(3)).ToContainTextAsync("nothing delivered yet");
        await Expect(settings.Step(3)).ToHaveAttributeAsync("aria-label", "Step 3: Let this server verify them, done");

        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync("of another integration"));
        await Expect(settings.Step(4)).ToContainTextAsync("1 request came with a wrong signature");
        await Expect(settings.Step(4)).ToContainTextAsync("is this the client secret of the same integration?");
        await Expect(settings.Step(4)).ToContainTextAsync("Waiting for the first delivery…");

        await Server.KeepAsync("seer", Payload.SecondGeneration[0].Body(), Pasted);
        await Expect(settings.Step(4)).ToContainTextAsync("✓ Deliveries arrive");
        await Expect(settings.Step(4)).ToHaveAttributeAsync("aria-label", "Step 4: Start Seer, done");
        await settings.StayedAsync();

        await settings.Step(4).GetByRole(AriaRole.Link, new() { Name = "See the runs" }).ClickAsync();
        var desk = new DeskPage(settings.Page);
        await desk.SaysAsync(8814400012345678, "rootCause", "running");
    }

    [Fact]
    public async Task Secret_ThatIsMissing_IsSaidAtItsField()
    {
        var settings = await SettingsAsync(await ViewerAsync());
        await settings.Button("Save").ClickAsync();
        var field = settings.Page.GetByLabel("Client secret");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(settings.Page.Locator("#secret-help")).ToHaveAttributeAsync("role", "alert");
    }

    [Fact]
    public async Task SampleRuns_AppearMarked_AndAreRemovedAtOnce()
    {
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        var settings = await SettingsAsync(viewer);
        await settings.Button("Play sample runs").ClickAsync();
        await Expect(settings.Page.GetByText("Sample runs are being played")).ToBeVisibleAsync();
        await Expect(desk.Rows.Nth(3)).ToBeVisibleAsync();
        await Expect(desk.Rows.First.GetByText("sample", new() { Exact = true })).ToBeVisibleAsync();
        // They are no sign that Sentry reaches this server.
        await Expect(settings.Step(4)).ToContainTextAsync("Waiting for the first delivery…");

        await settings.Button("Remove sample runs").ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "No runs yet" })).ToBeVisibleAsync();
        await Expect(settings.Button("Play sample runs")).ToBeVisibleAsync();
        await Expect(settings.Button("Remove sample runs")).ToHaveCountAsync(0);
        await desk.StayedAsync();
        await settings.StayedAsync();
    }

    [Fact]
    public async Task PhoneLink_SignsInOnce()
    {
        var viewer = await ViewerAsync();
        await viewer.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var settings = await SettingsAsync(viewer);
        await settings.Button("Show a sign-in code").ClickAsync();
        await Expect(settings.Page.GetByRole(AriaRole.Img, new() { Name = "QR code with the sign-in link" })).ToBeVisibleAsync();
        await Expect(settings.Page.GetByText("A phone cannot open this machine's own address.")).ToBeVisibleAsync();
        await settings.Button("Copy the sign-in link").ClickAsync();
        await Expect(settings.Page.GetByText("Copied", new() { Exact = true })).ToBeVisibleAsync();
        var link = await settings.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.StartsWith($"{Server.Address}login?t=", link, StringComparison.Ordinal);

        var phone = await (await SomebodyAsync(390, 844, phone: true)).NewPageAsync();
        await phone.GotoAsync(link);
        await new DeskPage(phone).IsLiveAsync();

        Guard.Expect("401 (Unauthorized)");
        var other = new LoginPage(await (await SomebodyAsync()).NewPageAsync());
        await other.Page.GotoAsync(link);
        await Expect(other.Problem).ToContainTextAsync("This link has been used");
    }

    private async Task<HttpStatusCode> TryAsync(string secret)
    {
        using var answer = await Server.PostAsync("seer", Payload.SecondGeneration[0].Body(), secret);
        return answer.StatusCode;
    }
}
