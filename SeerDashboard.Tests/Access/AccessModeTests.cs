using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Access;

public sealed class AccessModeTests
{
    private static readonly Dictionary<string, string?> Generated = new() { ["Access:BrowserToken"] = null };

    [Theory]
    [InlineData("Access:Mode", "Open", "Access:Mode is 'Open'; it may be BrowserToken (default), OpenIdConnect or Unsecured.")]
    [InlineData("Access:ApiKeys:0:Role", "Root", "Access:ApiKeys:0:Role is 'Root'; it may be Viewer, Operator, Admin.")]
    [InlineData("PublicUrl", "seer.acme.dev", "PublicUrl is 'seer.acme.dev'; it may be the address that people and Sentry use, such as https://seer.example.com, or be left out.")]
    public void Start_WithAWrongValue_EndsWithOneLine(string key, string value, string expected)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Access:ApiKeys:0:Name"] = "ci", ["Access:ApiKeys:0:Key"] = "0123456789abcdef", ["Access:ApiKeys:0:Role"] = "Viewer", [key] = value });
        builder.AddStore();
        builder.AddAccess();
        var wrong = Assert.Throws<OptionsValidationException>(builder.Build().Services.GetRequiredService<IStartupValidator>().Validate);
        Assert.Equal([expected], wrong.Failures);
    }

    [Fact]
    public async Task Unsecured_Anybody_IsAdminAndIsTold()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Access:Mode"] = "Unsecured" });
        using var browser = new Browser(host);
        using var page = await browser.OpenAsync("/settings");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var html = await Browser.TextAsync(page);
        Assert.Contains("Client secret", html, StringComparison.Ordinal);
        Assert.Contains("Nobody has to sign in here", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Show a sign-in code", html, StringComparison.Ordinal);
        using var login = await browser.OpenAsync("/login");
        Assert.Equal("/", login.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Token_Generated_IsNeverKeptItself()
    {
        await using var host = new DashboardHost(Generated);
        using var browser = new Browser(host);
        var token = await host.Get<AccessTokens>().RenewAsync(TestContext.Current.CancellationToken);
        using var signedIn = await browser.OpenAsync($"/login?t={token}");
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        Assert.Equal(SecretHash.Of(token).Hex, await host.Get<StoredSettings>().GetAsync("access.tokenHash", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Token_MadeAnew_EndsTheOldOneAndItsSessions()
    {
        await using var host = new DashboardHost(Generated);
        using var browser = new Browser(host);
        var tokens = host.Get<AccessTokens>();
        var old = await tokens.RenewAsync(TestContext.Current.CancellationToken);
        using var signedIn = await browser.OpenAsync($"/login?t={old}");
        using var before = await browser.OpenAsync("/settings");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await tokens.RenewAsync(TestContext.Current.CancellationToken);
        using var after = await browser.OpenAsync("/settings");
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
        using var again = await browser.OpenAsync($"/login?t={old}");
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task Token_MadeByAnotherProcess_EndsSessionsWithinSeconds()
    {
        var clock = new FakeTimeProvider(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
        await using var host = new DashboardHost(Generated, clock);
        using var browser = new Browser(host);
        using var signedIn = await browser.OpenAsync($"/login?t={host.Get<SignInCodes>().Make()}");
        using var before = await browser.OpenAsync("/settings");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        var other = new AccessTokens(host.Get<StoredSettings>(), host.Get<IOptions<AccessOptions>>(), clock);
        var token = await other.RenewAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(3));
        using var after = await browser.OpenAsync("/settings");
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
        using var again = await browser.OpenAsync($"/login?t={token}");
        Assert.Equal("/", again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Notice_AtEachStart_GivesALinkThatWorksOnceAndTheTokenNoMore()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?>(Generated) { ["PublicUrl"] = "https://seer.acme.dev/" });
        using var browser = new Browser(host);
        var notice = host.Get<AccessNotice>();
        await using var said = new StringWriter();
        notice.Output = said;
        await notice.StartedAsync(TestContext.Current.CancellationToken);
        var line = Assert.Single(said.ToString().Trim().Split('\n'));
        Assert.StartsWith("Sign in, once, within 10 minutes: https://seer.acme.dev/login?t=", line, StringComparison.Ordinal);
        using var signedIn = await browser.OpenAsync(new Uri(line.Split(": ", 2)[1].Trim()).PathAndQuery);
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
    }

    [Fact]
    public async Task TokenCommand_New_ShowsATokenThatWorks()
    {
        await using var host = new DashboardHost(Generated);
        var (code, output, error) = await RunAsync(host, "--new");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("New access token, shown this once: ", output, StringComparison.Ordinal);
        Assert.NotNull(await host.Get<AccessTokens>().MatchAsync(output.Trim().Split(' ')[^1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task TokenCommand_WithAConfiguredToken_SaysWhereToChangeIt()
    {
        await using var host = new DashboardHost();
        Assert.Equal((1, "", "Access:BrowserToken is set in the configuration: change it there."), await RunAsync(host, "--new"));
    }

    [Fact]
    public async Task TokenCommand_WithoutNew_ChangesNothing()
    {
        await using var host = new DashboardHost(Generated);
        var token = await host.Get<AccessTokens>().RenewAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, "", "Say 'token --new' for a new access token; the old one ends then."), await RunAsync(host, args: []));
        Assert.NotNull(await host.Get<AccessTokens>().MatchAsync(token, TestContext.Current.CancellationToken));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(DashboardHost host, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await TokenCommand.Create(_ => Task.FromResult(host.Services)).Parse(args)
            .InvokeAsync(new() { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }
}
