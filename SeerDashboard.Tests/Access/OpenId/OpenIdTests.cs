using System.Net;
using SeerDashboard.Access;

namespace SeerDashboard.Tests.Access.OpenId;

/// <summary>Signing in at an identity provider, there and back, with every check switched on.</summary>
public sealed class OpenIdTests : AtAProvider
{
    [Fact]
    public async Task SignIn_ThereAndBack_IsThatPersonWithTheirRole()
    {
        Assert.Equal("/settings", await SignInAsync("/settings"));
        var page = await ShowsAsync("/settings", HttpStatusCode.OK);
        Assert.Contains("Ada Lovelace", page, StringComparison.Ordinal);
        Assert.Contains("Make a key", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Show a sign-in code", page, StringComparison.Ordinal);
        var session = Assert.Single(await Dashboard.Get<Sessions>().ListAsync(Cancel));
        Assert.Equal(("Ada Lovelace", Roles.Admin, "Acme"), (session.Person, session.Role, session.Way));
        Assert.Equal(1, Provider.Tokens);
    }

    [Fact]
    public async Task SignIn_WithANameThatAnotherHas_IsToldApart()
    {
        await SignInAsync("/");
        Provider.Subject = "somebody-else";
        await SignInAsync("/");
        // The session that this browser had has ended.
        var second = Assert.Single(await Dashboard.Get<Sessions>().ListAsync(Cancel)).Person;
        Assert.Matches("^Ada Lovelace [0-9a-f]{8}$", second);
        Provider.Claims["name"] = second;
        Provider.Subject = "a-third";
        await SignInAsync("/");
        Assert.StartsWith(second + " ", Assert.Single(await Dashboard.Get<Sessions>().ListAsync(Cancel)).Person, StringComparison.Ordinal);
        Provider.Claims["name"] = "Ada Lovelace";
        Provider.Subject = "somebody-else";
        await SignInAsync("/");
        Assert.Equal(second, Assert.Single(await Dashboard.Get<Sessions>().ListAsync(Cancel)).Person);
    }

    [Fact]
    public async Task Provider_CannotBeMadeToSignSomebodyOut_ByALink()
    {
        await SignInAsync("/");
        using var answer = await Browser.OpenAsync("/signout-oidc");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await ShowsAsync("/settings", HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_WithAnotherGroup_IsAViewer()
    {
        Provider.Claims["groups"] = "support";
        Assert.Equal("/", await SignInAsync(""));
        Assert.Contains("You see the settings as they are", await ShowsAsync("/settings", HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithoutAnyRole_IsTurnedAway_AndToldWhy()
    {
        Provider.Claims["groups"] = new[] { "everybody" };
        Assert.Equal("/login?refused=role", await SignInAsync(""));
        Assert.Contains("The claim “groups” has to give one of the roles", WebUtility.HtmlDecode(await ShowsAsync("/login?refused=role", HttpStatusCode.OK)), StringComparison.OrdinalIgnoreCase);
        await ShowsAsync("/", HttpStatusCode.Found);
        Assert.Empty(await Dashboard.Get<Sessions>().ListAsync(Cancel));
    }

    [Theory]
    [InlineData(TokenFault.OtherNonce)]
    [InlineData(TokenFault.Expired)]
    [InlineData(TokenFault.OtherKey)]
    [InlineData(TokenFault.OtherIssuer)]
    [InlineData(TokenFault.OtherAudience)]
    [InlineData(TokenFault.Unsigned)]
    [InlineData(TokenFault.Denied)]
    internal async Task SignIn_WithAWrongToken_IsRefused(TokenFault fault)
    {
        Provider.Fault = fault;
        Assert.Equal(fault == TokenFault.Denied ? "/login?refused=denied" : "/login?refused=failed", await SignInAsync(""));
        await ShowsAsync("/", HttpStatusCode.Found);
        Assert.Empty(await Dashboard.Get<Sessions>().ListAsync(Cancel));
    }

    [Fact]
    public async Task Answer_OfASignInThatThisBrowserDidNotBegin_IsRefused()
    {
        using var other = new Browser(Dashboard);
        var answer = await AnswerAsync(other, "");
        using var taken = await Browser.OpenAsync(answer);
        Assert.Equal("/login?refused=failed", taken.Headers.Location?.OriginalString);
        await ShowsAsync("/", HttpStatusCode.Found);
    }

    [Fact]
    public async Task Answer_UsedTwice_IsRefused()
    {
        var answer = await AnswerAsync(Browser, "");
        (await Browser.OpenAsync(answer)).Dispose();
        using var again = await Browser.OpenAsync(answer);
        Assert.Equal("/login?refused=failed", again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task SignOut_EndsTheSessionHere_AndOffersTheProviders()
    {
        await SignInAsync("");
        using var signedOut = await Browser.SubmitAsync("/settings", "/logout");
        Assert.Equal("/login?signedOut=yes", signedOut.Headers.Location?.OriginalString);
        Assert.Empty(await Dashboard.Get<Sessions>().ListAsync(Cancel));
        Assert.Contains("login/end", await ShowsAsync("/login?signedOut=yes", HttpStatusCode.OK), StringComparison.Ordinal);
        using var leaving = await Browser.OpenAsync("/login/end");
        Assert.StartsWith($"{Provider.Address}/end?", leaving.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains($"client_id={SmallProvider.ClientId}", leaving.Headers.Location?.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_OfTheOtherMode_IsNotTaken()
    {
        using var answer = await Browser.OpenAsync("/login?t=browser-token-for-tests-000001");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Return_ToAnotherSite_IsNotFollowed()
    {
        var answer = await AnswerAsync(Browser, "https://evil.example/");
        using var back = await Browser.OpenAsync(answer);
        Assert.Equal("/", back.Headers.Location?.OriginalString);
    }
}
