using System.Net;
using SeerDashboard.Access;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

public sealed class SignInTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Anonymous_IsLedToTheSignInAndBackToThePage()
    {
        await Server.SeerAsync("root_cause_started", 12);
        var page = await (await SomebodyAsync()).NewPageAsync();
        var login = new LoginPage(page);
        await page.GotoAsync("/runs/12");
        await page.IsAtAsync("**/login?returnUrl=*");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();

        // Chromium notes every answer of 4xx in its console.
        Guard.Expect("401 (Unauthorized)");
        await login.EnterAsync("not-the-token");
        await Expect(login.Problem).ToContainTextAsync("That is not the access token. Copy it whole, without spaces.");
        await Expect(login.Token).ToHaveAttributeAsync("aria-invalid", "true");

        await login.EnterAsync(DashboardServer.Token);
        await page.IsAtAsync("**/runs/12");
        await new RunPage(page).IsLiveAsync();
    }

    [Fact]
    public async Task TokenLink_SignsIn_UntilSignedOut()
    {
        var page = await (await SomebodyAsync()).NewPageAsync();
        await new LoginPage(page).FollowAsync(DashboardServer.Token);
        var desk = new DeskPage(page);
        await desk.IsLiveAsync();
        Assert.Equal("/", new Uri(page.Url).PathAndQuery);
        await desk.Person.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.IsAtAsync("**/login");
        await page.GotoAsync("/");
        await page.IsAtAsync("**/login*");
    }

    [Fact]
    public async Task OneTimeCode_SignsInOnce()
    {
        var code = new Uri(Server.Get<SignInLinks>().Make()).Query["?t=".Length..];
        var first = await (await SomebodyAsync()).NewPageAsync();
        await new LoginPage(first).FollowAsync(code);
        await new DeskPage(first).IsLiveAsync();

        Guard.Expect("401 (Unauthorized)");
        var second = new LoginPage(await (await SomebodyAsync()).NewPageAsync());
        await second.FollowAsync(code);
        await Expect(second.Problem).ToContainTextAsync("This link has been used or is older than 10 minutes.");
    }

    [Theory]
    [InlineData("api/runs")]
    [InlineData("api/runs/12")]
    [InlineData("api/deliveries/1/body")]
    [InlineData("hubs/seer")]
    [InlineData("hubs/seer/negotiate?negotiateVersion=1")]
    public async Task Programs_WithoutKey_AreAnswered401(string path)
    {
        using var request = new HttpRequestMessage(path.Contains("negotiate", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, path);
        using var answer = await Server.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }
}
