using System.Net;
using System.Text;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>A secret is rotated, in Sentry first, and nothing is lost.</summary>
public sealed class RotationTests(Chromium chromium) : Journey(chromium)
{
    private const string Old = "0123456789abcdef0123456789abcdef";
    private const string New = "fedcba9876543210fedcba9876543210";

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Sentry:Integrations:0:Name"] = null,
        ["Sentry:Integrations:0:ClientSecrets:0"] = null,
        ["Sentry:Integrations:0:Organization"] = null,
        ["Sentry:Integrations:1:Name"] = null,
        ["Sentry:Integrations:1:ClientSecrets:0"] = null,
    };

    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task Rotation_InSentryFirst_IsGuidedToItsEnd(int width, bool phone)
    {
        var settings = await SettingsAsync(await ViewerAsync(width, phone: phone));
        await settings.EnterSecretAsync(Old, "acme");
        await Expect(settings.Step(3)).ToContainTextAsync("1 secret");
        await Server.SeerAsync("root_cause_started", 1, secret: Old);

        // Sentry has the new one already.
        await WaitsAsync("root_cause_completed", 1);
        await WaitsAsync("root_cause_started", 2);
        await new DeskPage(settings.Page).OpenAsync();
        // On every page, until it is seen to.
        await settings.Page.GetByRole(AriaRole.Link, new() { Name = "2 requests wait for a secret, 23 h left" }).ClickAsync();
        await settings.Page.IsAtAsync("**/settings#secret");
        await Expect(settings.Page.GetByText("2 requests that look like Sentry's wait for a secret")).ToBeVisibleAsync();

        await settings.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate secret of sentry" }).ClickAsync();
        await settings.Page.IsAtAsync("**/settings?rotate=sentry");
        var guide = settings.Page.GetByRole(AriaRole.Region, new() { Name = "Rotate the secret of sentry" });
        await guide.GetByLabel("New client secret").FillAsync(New);
        await guide.GetByLabel("Name").FillAsync("the new one");
        await guide.GetByRole(AriaRole.Button, new() { Name = "Add the new secret" }).ClickAsync();
        await Expect(guide).ToContainTextAsync("✓ “the new one” is here.");
        await Expect(settings.Page.GetByText("2 verified and applied")).ToBeVisibleAsync();
        await Expect(guide.GetByRole(AriaRole.Status)).ToContainTextAsync("New secret last used");
        Assert.True(await settings.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The guide scrolls sideways.");

        await guide.GetByRole(AriaRole.Button, new() { Name = "End it in 24 h" }).ClickAsync();
        await Expect(guide).ToContainTextAsync("ends in 23 h");
        await guide.GetByRole(AriaRole.Button, new() { Name = "End it now" }).ClickAsync();
        await Expect(guide).ToContainTextAsync("✓ Done: the old secret proves nothing any more.");
        using var refused = await Server.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 3)), Old);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await Server.SeerAsync("root_cause_started", 4, secret: New);
        await settings.StayedAsync();

        var desk = new DeskPage(settings.Page);
        await desk.OpenAsync();
        await Expect(desk.Row(1)).ToBeVisibleAsync();
        await Expect(desk.Row(2)).ToBeVisibleAsync();
        await Expect(desk.Row(4)).ToBeVisibleAsync();
    }

    private async Task WaitsAsync(string action, long run)
    {
        using var answer = await Server.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer(action, run, group: run)), New);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
