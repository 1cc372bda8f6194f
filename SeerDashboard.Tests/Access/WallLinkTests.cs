using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Access;

/// <summary>A screen on a wall: what its link opens, what it does not, and how it ends.</summary>
public sealed class WallLinkTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly DashboardHost _host;
    private readonly Browser _screen;

    public WallLinkTests()
    {
        _host = new(clock: _clock);
        _screen = new(_host);
    }

    private WallLinks Links => _host.Get<WallLinks>();

    public async ValueTask DisposeAsync()
    {
        _screen.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Link_Opened_ShowsTheDeskOfItsViewAndNothingToDo()
    {
        var made = await MakeAsync("Kitchen", "?group=readyForReview");
        using var opened = await _screen.OpenAsync($"/wall?t={made.Secret}");
        Assert.Equal((HttpStatusCode.Found, "/?group=readyForReview"), (opened.StatusCode, opened.Headers.Location?.OriginalString));
        var desk = await PageAsync("/?group=readyForReview", HttpStatusCode.OK);
        Assert.Contains("Kitchen · read-only screen · until", WebUtility.HtmlDecode(desk), StringComparison.Ordinal);
        Assert.Contains("2026-10-14 07:30:00", desk, StringComparison.Ordinal);
        Assert.DoesNotContain("What should others call you?", desk, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign out", desk, StringComparison.Ordinal);
        using var again = await _screen.OpenAsync("/wall");
        Assert.Equal("/?group=readyForReview", again.Headers.Location?.OriginalString);
        Assert.Equal(_clock.GetUtcNow(), Assert.Single(await Links.ListAsync(Cancel)).LastUsedAt);
    }

    [Theory]
    [InlineData("POST", "/api/runs/1/claim", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/api/runs/1/done", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/hubs/seer/negotiate?negotiateVersion=1", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "/api/runs", HttpStatusCode.OK)]
    public async Task Screen_OnlyLooks_AndOpensNoConnectionThatOutlivesItsLink(string method, string path, HttpStatusCode expected)
    {
        (await _screen.OpenAsync($"/wall?t={(await MakeAsync()).Secret}")).Dispose();
        using var request = new HttpRequestMessage(new(method), path);
        using var answer = await _screen.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Screen_IsNobodyWhoCouldTakeAName()
    {
        (await _screen.OpenAsync($"/wall?t={(await MakeAsync()).Secret}")).Dispose();
        Assert.Contains("A screen on the wall has the name of its link.", await PageAsync("/you", HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.Contains("You see the settings as they are", await PageAsync("/settings", HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_Expired_EndsItsScreen()
    {
        var made = await MakeAsync(days: 1);
        (await _screen.OpenAsync($"/wall?t={made.Secret}")).Dispose();
        _clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await PageAsync("/", HttpStatusCode.OK);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await PageAsync("/", HttpStatusCode.Found);
        Assert.Contains("The link has expired, was revoked, or was not copied whole.", await PageAsync($"/wall?t={made.Secret}", HttpStatusCode.Unauthorized), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_Revoked_EndsItsScreenAtOnceAndNoOther()
    {
        var (one, other) = (await MakeAsync(), await MakeAsync("Hall"));
        using var hall = new Browser(_host);
        (await _screen.OpenAsync($"/wall?t={one.Secret}")).Dispose();
        (await hall.OpenAsync($"/wall?t={other.Secret}")).Dispose();
        await Links.RevokeAsync(one.Link!.Id, Cancel);
        await PageAsync("/", HttpStatusCode.Found);
        using var still = await hall.OpenAsync("/");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        await PageAsync("/wall", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Secret_IsNowhereInTheStore()
    {
        var made = await MakeAsync();
        Assert.Equal(SecretHash.Of(made.Secret!).Hex, StoreAccess.Scalar(_host, "SELECT Hash FROM WallLinks"));
        foreach (var file in Directory.EnumerateFiles(_host.Folder, "seer.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory, Cancel);
            Assert.Equal(-1, memory.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(made.Secret!)));
        }
    }

    [Fact]
    public async Task Guesses_TooMany_AreNotLookedAt()
    {
        var made = await MakeAsync();
        for (var guess = 0; guess < SignInAttempts.PerMinute; guess++)
            await PageAsync($"/wall?t=guess-{guess}", HttpStatusCode.Unauthorized);
        Assert.Contains("Too many wrong links", await PageAsync($"/wall?t={made.Secret}", HttpStatusCode.TooManyRequests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_SignedIn_IsAskedBeforeTheirSessionEnds()
    {
        var made = await MakeAsync();
        (await _screen.OpenAsync("/login?t=browser-token-for-tests-000001")).Dispose();
        Assert.Contains("Use this browser as a screen?", await PageAsync($"/wall?t={made.Secret}", HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.DoesNotContain("read-only screen", await PageAsync("/", HttpStatusCode.OK), StringComparison.Ordinal);
        using var taken = await _screen.SubmitAsync($"/wall?t={made.Secret}", $"/wall?t={made.Secret}");
        Assert.Equal("/", taken.Headers.Location?.OriginalString);
        Assert.Contains("read-only screen", await PageAsync("/", HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ThatCannotBe_IsRefusedInWords()
    {
        Assert.Equal("Enter a name of 1 to 40 characters.", (await Links.MakeAsync(" ", "", 7, "Mona", Cancel)).Problem);
        Assert.Equal("A link may be good for 1, 7, 30, 90 days.", (await Links.MakeAsync("Kitchen", "", 365, "Mona", Cancel)).Problem);
        for (var number = 0; number < WallLinks.Most; number++)
            Assert.NotNull((await MakeAsync(days: 1)).Link);
        Assert.Equal("There are 50 links, and more cannot be made. Revoke one first.", (await Links.MakeAsync("Kitchen", "", 7, "Mona", Cancel)).Problem);
        _clock.Advance(TimeSpan.FromDays(32));
        Assert.NotNull((await MakeAsync()).Link);
        Assert.Single(await Links.ListAsync(Cancel));
    }

    private Task<NewWallLink> MakeAsync(string name = "Kitchen", string query = "", int days = 30) => Links.MakeAsync(name, query, days, "Mona", Cancel);

    private async Task<string> PageAsync(string path, HttpStatusCode expected)
    {
        using var page = await _screen.OpenAsync(path);
        Assert.Equal(expected, page.StatusCode);
        return await Browser.TextAsync(page);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
