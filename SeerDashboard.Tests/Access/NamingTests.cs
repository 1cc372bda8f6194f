using System.Net;
using SeerDashboard.Access;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Access;

/// <summary>What somebody is called, asked once in each browser.</summary>
public sealed class NamingTests : IAsyncLifetime
{
    private const string Question = "What should others call you?";
    private const string SignInLink = "/login?t=browser-token-for-tests-000001";

    private readonly DashboardHost _host = new();
    private readonly Browser _browser;

    public NamingTests() => _browser = new(_host);

    public async ValueTask InitializeAsync() => (await _browser.OpenAsync(SignInLink)).Dispose();

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task FirstSignIn_IsAskedBesideTheWork_AndKnownFromThenOn()
    {
        Assert.Contains(Question, await PageAsync("/settings"), StringComparison.Ordinal);
        using var answer = await _browser.SubmitAsync("/settings", "/you?returnUrl=%2Fsettings", ("Name", " Mona  K "));
        LeadsTo("/settings", answer);
        var page = await PageAsync("/settings");
        Assert.DoesNotContain(Question, page, StringComparison.Ordinal);
        Assert.Contains("You: Mona K", page, StringComparison.Ordinal);
        Assert.Equal(["Mona K"], await _host.Get<PeopleBook>().ListAsync(10, Cancel));
    }

    [Fact]
    public async Task Name_IsTheOneThatTheApiSees()
    {
        await NameAsync("Mona");
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().KeysAsync(new(1), null, null, Cancel)).Count == 1);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/runs/1/claim");
        using var own = await _browser.SendAsync(request);
        Assert.Contains("\"claimedBy\":\"Mona\"", await Browser.TextAsync(own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotNow_IsAnAnswerToo()
    {
        using var answer = await _browser.SubmitAsync("/settings", "/you?returnUrl=%2Fdeliveries", ("Name", ""), ("Skip", "yes"));
        LeadsTo("/deliveries", answer);
        var page = await PageAsync("/settings");
        Assert.DoesNotContain(Question, page, StringComparison.Ordinal);
        Assert.Contains("Say your name", page, StringComparison.Ordinal);
        Assert.Empty(await _host.Get<PeopleBook>().ListAsync(10, Cancel));
    }

    [Fact]
    public async Task SignedOutAndInAgain_IsStillCalledSo()
    {
        await NameAsync("Mona");
        (await _browser.SubmitAsync("/settings", "/logout")).Dispose();
        using var login = await _browser.OpenAsync("/settings");
        Assert.Equal(HttpStatusCode.Found, login.StatusCode);
        (await _browser.OpenAsync(SignInLink)).Dispose();
        Assert.Contains("You: Mona", await PageAsync("/settings"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Enter a name of 1 to 40 characters.")]
    [InlineData("Admin", "is what everybody is called who gave no name")]
    [InlineData("Mo\u200bna", "It holds a character that nobody sees")]
    public async Task Name_ThatCannotBe_IsSaidOnThePageAndChangesNothing(string name, string expected)
    {
        using var answer = await _browser.SubmitAsync("/settings", "/you?returnUrl=%2Fsettings", ("Name", name));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, WebUtility.HtmlDecode(await Browser.TextAsync(answer)), StringComparison.Ordinal);
        Assert.Contains(Question, await PageAsync("/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_ChangedLater_TakesTheViewsAlong()
    {
        await _host.Get<SavedViews>().CreateAsync("admin", "Shop", "repo=a", Cancel);
        await NameAsync("Mona");
        await _host.Get<SavedViews>().CreateAsync("Jo", "Shop", "repo=b", Cancel);
        Assert.Equal("repo=a", Assert.Single(await _host.Get<SavedViews>().OfAsync("Mona", Cancel)).Query);
        await NameAsync("Jo");
        Assert.Equal("repo=b", Assert.Single(await _host.Get<SavedViews>().OfAsync("Jo", Cancel)).Query);
        Assert.Equal("repo=a", Assert.Single(await _host.Get<SavedViews>().OfAsync("Mona", Cancel)).Query);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/you?returnUrl=%2Fyou")]
    public async Task Return_OnlyToAPageOfThisServer(string elsewhere)
    {
        using var answer = await _browser.SubmitAsync("/settings", $"/you?returnUrl={Uri.EscapeDataString(elsewhere)}", ("Name", "Mona"));
        LeadsTo("/", answer);
    }

    [Fact]
    public async Task Form_WithoutItsToken_IsRefused()
    {
        using var answer = await _browser.PostAsync("/you", ("_handler", "you"), ("Name", "Mallory"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(Question, await PageAsync("/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_HasItsConfiguredName()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/you") { Headers = { Authorization = new("Bearer", DashboardHost.AdminKey) } };
        using var answer = await _host.Anonymous.SendAsync(request, Cancel);
        Assert.Contains("The name of a key is set in the configuration", await Browser.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unsecured_TheBrowserRemembersIt()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Access:Mode"] = "Unsecured" });
        using var mona = new Browser(host);
        using var other = new Browser(host);
        (await mona.SubmitAsync("/settings", "/you", ("Name", "Mona"))).Dispose();
        using var hers = await mona.OpenAsync("/settings");
        Assert.Contains("You: Mona", await Browser.TextAsync(hers), StringComparison.Ordinal);
        using var forged = new HttpRequestMessage(HttpMethod.Get, "/settings");
        forged.Headers.Add("Cookie", $"{SessionCookie.NameOf(host.Get<Microsoft.Extensions.Options.IOptions<StoreOptions>>().Value)}-name=Mona");
        using var theirs = await other.SendAsync(forged);
        Assert.Contains(Question, await Browser.TextAsync(theirs), StringComparison.Ordinal);
    }

    private async Task NameAsync(string name)
    {
        using var answer = await _browser.SubmitAsync("/you", "/you", ("Name", name));
        LeadsTo("/", answer);
    }

    private async Task<string> PageAsync(string path)
    {
        using var page = await _browser.OpenAsync(path);
        return await Browser.TextAsync(page);
    }

    private static void LeadsTo(string expected, HttpResponseMessage answer) => Assert.Equal((HttpStatusCode.Found, expected), (answer.StatusCode, answer.Headers.Location?.OriginalString));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
