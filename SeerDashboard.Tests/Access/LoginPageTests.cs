using System.Net;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Access;

public sealed class LoginPageTests : IAsyncLifetime
{
    private const string Token = "browser-token-for-tests-000001";

    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly DashboardHost _host;
    private readonly Browser _browser;

    public LoginPageTests()
    {
        _host = new(clock: _clock);
        _browser = new(_host);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    private static void LeadsTo(string expected, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    private async Task SeesAsync(HttpStatusCode expected, string page)
    {
        using var answer = await _browser.OpenAsync(page);
        Assert.Equal(expected, answer.StatusCode);
    }

    private string Code() => new Uri(_host.Get<SignInLinks>().Make("https://seer.acme.dev/")).Query[3..];

    [Fact]
    public async Task Link_WithTheToken_BeginsASessionAndLeadsOn()
    {
        using var answer = await _browser.OpenAsync($"/login?t={Token}&returnUrl=%2Fsettings");
        LeadsTo("/settings", answer);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), each => each.StartsWith("seer-", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, cookie, StringComparison.Ordinal);
        await SeesAsync(HttpStatusCode.OK, "/settings");
    }

    [Theory]
    [InlineData("https%3A%2F%2Fevil.example")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("%2F%5Cevil.example")]
    public async Task Link_ToAnotherSite_LeadsToTheDesk(string returnUrl)
    {
        using var answer = await _browser.OpenAsync($"/login?t={Token}&returnUrl={returnUrl}");
        LeadsTo("/", answer);
    }

    [Fact]
    public async Task Link_WithACode_WorksOnce()
    {
        var code = Code();
        using var first = await _browser.OpenAsync($"/login?t={code}");
        LeadsTo("/", first);
        await SeesAsync(HttpStatusCode.OK, "/settings");
        using var other = new Browser(_host);
        using var second = await other.OpenAsync($"/login?t={code}");
        Assert.Equal(HttpStatusCode.Unauthorized, second.StatusCode);
        Assert.Contains("This link has been used or is older than 10 minutes.", await Browser.TextAsync(second), StringComparison.Ordinal);
        Assert.DoesNotContain(second.Headers.GetValues("Set-Cookie"), each => each.StartsWith("seer-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Link_AfterTenMinutes_WorksNoMore()
    {
        var code = Code();
        _clock.Advance(TimeSpan.FromMinutes(10));
        using var answer = await _browser.OpenAsync($"/login?t={code}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await SeesAsync(HttpStatusCode.Found, "/settings");
    }

    [Fact]
    public async Task Form_WithTheToken_BeginsASessionAndLeadsOn()
    {
        using var answer = await _browser.SubmitAsync("/login?returnUrl=%2Fsettings", "/login?returnUrl=%2Fsettings", ("Token", $" {Token} "));
        LeadsTo("/settings", answer);
        await SeesAsync(HttpStatusCode.OK, "/settings");
    }

    [Fact]
    public async Task Form_WithAWrongToken_SaysSoAndKeepsTheWayOn()
    {
        using var answer = await _browser.SubmitAsync("/login?returnUrl=%2Fsettings", "/login?returnUrl=%2Fsettings", ("Token", "not the token at all"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var page = await Browser.TextAsync(answer);
        Assert.Contains("That is not the access token.", page, StringComparison.Ordinal);
        Assert.Contains("""action="login?returnUrl=%2Fsettings" """.TrimEnd(), page, StringComparison.Ordinal);
        Assert.DoesNotContain("not the token at all", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithoutAntiforgery_IsRefused()
    {
        using var answer = await _browser.PostAsync("/login", ("_handler", "sign-in"), ("Token", Token));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await SeesAsync(HttpStatusCode.Found, "/settings");
    }

    [Fact]
    public async Task Tries_TooManyWrongOnes_AreNotLookedAtAnyMore()
    {
        for (var failure = 0; failure < SignInAttempts.PerMinute; failure++)
            await SeesAsync(HttpStatusCode.Unauthorized, "/login?t=wrong");
        using var answer = await _browser.OpenAsync($"/login?t={Token}");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("Too many wrong tries from your address. Wait a minute", await Browser.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_AtTheSignIn_LeadsOnWithoutUsingACode()
    {
        using var first = await _browser.OpenAsync($"/login?t={Token}");
        var code = Code();
        using var again = await _browser.OpenAsync($"/login?t={code}&returnUrl=%2Fsettings");
        LeadsTo("/settings", again);
        Assert.True(_host.Get<SignInCodes>().TryUse(code));
    }

    [Theory]
    [InlineData(6, HttpStatusCode.OK)]
    [InlineData(8, HttpStatusCode.Found)]
    public async Task Session_WithoutUse_LastsSevenDays(int days, HttpStatusCode expected)
    {
        using var first = await _browser.OpenAsync($"/login?t={Token}");
        _clock.Advance(TimeSpan.FromDays(days));
        await SeesAsync(expected, "/settings");
    }

    [Fact]
    public async Task SignOut_WithItsForm_EndsTheSession()
    {
        using var first = await _browser.OpenAsync($"/login?t={Token}");
        using var forged = await _browser.PostAsync("/logout");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        await SeesAsync(HttpStatusCode.OK, "/settings");
        using var answer = await _browser.SubmitAsync("/settings", "/logout");
        LeadsTo("/login", answer);
        await SeesAsync(HttpStatusCode.Found, "/settings");
    }
}
