using System.Net;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Access;

/// <summary>A session in a browser: how it begins, what it may, and all the ways it ends.</summary>
public sealed class SessionsTests : IAsyncDisposable
{
    private const string Token = "browser-token-for-tests-000001";

    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.Zero));
    private readonly DashboardHost _host;
    private readonly Browser _browser;

    public SessionsTests()
    {
        _host = new(clock: _clock);
        _browser = new(_host);
    }

    private Sessions Sessions => _host.Get<Sessions>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_BeginsOne_ThatTheLogOfActionsNames()
    {
        await SignInAsync(_browser);
        var session = Assert.Single(await Sessions.ListAsync(Cancel));
        Assert.Equal(("admin", Roles.Admin, "access token", _clock.GetUtcNow() + TimeSpan.FromDays(30)), (session.Person, session.Role, session.Way, session.EndsAt));
        var entry = Assert.Single((await _host.Get<AuditReader>().PageAsync(new(), null, 10, Cancel)).Items);
        Assert.Equal((AuditAction.SignedIn, "admin", ActorWay.Page), (entry.Did.Action, entry.By.Name, entry.By.Way));
    }

    [Fact]
    public async Task SignIn_OnceMore_LeavesNoSecondOneOfThisBrowser()
    {
        await SignInAsync(_browser);
        using var answer = await _browser.SubmitAsync("/you?returnUrl=%2F", "/logout");
        await SignInAsync(_browser);
        Assert.Single(await Sessions.ListAsync(Cancel));
    }

    [Fact]
    public async Task Cookie_KeptAside_IsWorthNothingAfterTheSignOut()
    {
        using var aside = new HttpRequestMessage(HttpMethod.Get, "/settings");
        using (var signed = await _host.Anonymous.GetAsync($"/login?t={Token}", Cancel))
            aside.Headers.Add("Cookie", string.Join("; ", signed.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        await Sessions.EndAsync(Assert.Single(await Sessions.ListAsync(Cancel)).Id, AuditAction.SignedOut, Cancel);
        using var answer = await _host.Anonymous.SendAsync(aside, Cancel);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public async Task Session_HoweverMuchItIsUsed_EndsAfterThirtyDays()
    {
        await SignInAsync(_browser);
        for (var day = 0; day < 29; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await ShowsAsync("/settings", HttpStatusCode.OK);
        }

        _clock.Advance(TimeSpan.FromDays(1));
        await ShowsAsync("/settings", HttpStatusCode.Found);
        Assert.Empty(await Sessions.ListAsync(Cancel));
    }

    [Fact]
    public async Task Session_Unused_EndsAfterSevenDays()
    {
        await SignInAsync(_browser);
        _clock.Advance(TimeSpan.FromDays(6));
        await ShowsAsync("/settings", HttpStatusCode.OK);
        await Eventually.HoldsAsync(async () => (await Sessions.ListAsync(Cancel)).Single().SeenAt == _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromDays(8));
        Assert.Empty(await Sessions.ListAsync(Cancel));
        await ShowsAsync("/settings", HttpStatusCode.Found);
    }

    [Fact]
    public async Task Role_Changed_HoldsFromTheNextRequestOn()
    {
        await SignInAsync(_browser);
        await Sessions.ChangeRoleAsync(Assert.Single(await Sessions.ListAsync(Cancel)).Id, Roles.Viewer, Cancel);
        Assert.Contains("You see the settings as they are", await ShowsAsync("/settings", HttpStatusCode.OK), StringComparison.Ordinal);
        await ShowsAsync("/audit", HttpStatusCode.Forbidden);
        using var claim = new HttpRequestMessage(HttpMethod.Post, "/api/runs/1/claim");
        using var answer = await _browser.SendAsync(claim);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        // Another name gives nothing back.
        using var named = await _browser.SubmitAsync("/you", "/you", ("Name", "Mona"));
        Assert.Equal(HttpStatusCode.Found, named.StatusCode);
        Assert.Contains("You see the settings as they are", await ShowsAsync("/settings", HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.Equal("Mona", Assert.Single(await Sessions.ListAsync(Cancel)).Person);
    }

    [Fact]
    public async Task Others_Ended_LeaveThisOne()
    {
        await SignInAsync(_browser);
        var mine = Assert.Single(await Sessions.ListAsync(Cancel)).Id;
        using var other = new Browser(_host);
        await SignInAsync(other);
        await Sessions.EndOthersAsync(mine, Cancel);
        await ShowsAsync("/settings", HttpStatusCode.OK);
        using var answer = await other.OpenAsync("/settings");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_WhileTheStoreCannotBeWritten_IsHeldInMemory()
    {
        using var full = new FullDisk();
        var sessions = new Sessions(new SessionBook(new AuditedJobs(full.Jobs, _host.Get<AuditLog>()), _host.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<SeerContext>>()), Microsoft.Extensions.Options.Options.Create(new AccessOptions()), _clock);
        var who = await sessions.BeginAsync(new Microsoft.AspNetCore.Http.DefaultHttpContext(), People.WithToken("id"), "access token", Cancel);
        Assert.Equal("admin", (await sessions.InForceAsync(People.SessionOf(who)!, Cancel))?.Person);
        Assert.True(full.Refused > 0);
    }

    [Fact]
    public async Task Session_OfAPage_IsToldOfAnotherRoleAndOfItsEnd()
    {
        await SignInAsync(_browser);
        var id = Assert.Single(await Sessions.ListAsync(Cancel)).Id;
        var (live, told) = (_host.Get<LiveAccess>(), new List<string?>());
        using var watch = live.Watch(People.InSession(People.WithToken(SecretHash.Of(Token).Id), id), now =>
        {
            told.Add(now is null ? null : Me.Of(now).Role);
            return Task.CompletedTask;
        });
        await live.LookAsync(Cancel);
        await Sessions.ChangeRoleAsync(id, Roles.Operator, Cancel);
        await live.LookAsync(Cancel);
        await live.LookAsync(Cancel);
        await Sessions.EndAsync(id, AuditAction.SessionEnded, Cancel);
        await live.LookAsync(Cancel);
        await live.LookAsync(Cancel);
        Assert.Equal([Roles.Operator, null], told);
    }

    [Fact]
    public async Task Page_OfASession_ActsInItsRoleAsItIsNow_AndNotAtAllAfterItsEnd()
    {
        await using var page = _host.Services.CreateAsyncScope();
        var (id, circuit) = await OpenPageAsync(page);
        var (live, roles) = (_host.Get<LiveAccess>(), new List<string?>());
        var click = circuit.CreateInboundActivityHandler(_ =>
        {
            roles.Add(Actor.Current.Role);
            return Task.CompletedTask;
        });

        await click(null!);
        Actor.Enter(null);
        await Sessions.ChangeRoleAsync(id, Roles.Viewer, Cancel);
        await live.LookAsync(Cancel);
        await click(null!);
        Actor.Enter(null);
        await Sessions.EndAsync(id, AuditAction.SessionEnded, Cancel);
        await live.LookAsync(Cancel);
        await click(null!);
        Assert.Equal([Roles.Admin, Roles.Viewer], roles);
    }

    [Fact]
    public async Task Page_ThatWaitsForTheAnswerToAQuestion_ActsInTheRoleThatIsThen()
    {
        await using var page = _host.Services.CreateAsyncScope();
        var (id, circuit) = await OpenPageAsync(page);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string? before = null, after = null;
        var asked = circuit.CreateInboundActivityHandler(async _ =>
        {
            before = Actor.Current.Role;
            await answer.Task;
            after = Actor.Current.Role;
        })(null!);
        Actor.Enter(null);
        await Sessions.ChangeRoleAsync(id, Roles.Viewer, Cancel);
        await _host.Get<LiveAccess>().LookAsync(Cancel);
        answer.SetResult();
        await asked;
        Assert.Equal((Roles.Admin, Roles.Viewer), (before, after));
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>An open page of a new session.</summary>
    private async Task<(string Session, CircuitAccess Circuit)> OpenPageAsync(AsyncServiceScope page)
    {
        await SignInAsync(_browser);
        var id = Assert.Single(await Sessions.ListAsync(Cancel)).Id;
        var who = People.InSession(People.WithToken(SecretHash.Of(Token).Id), id);
        ((IHostEnvironmentAuthenticationStateProvider)page.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(new AuthenticationState(who)));
        var circuit = page.ServiceProvider.GetServices<CircuitHandler>().OfType<CircuitAccess>().Single();
        await circuit.OnCircuitOpenedAsync(null!, Cancel);
        return (id, circuit);
    }

    private static async Task SignInAsync(Browser browser)
    {
        using var answer = await browser.OpenAsync($"/login?t={Token}");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private async Task<string> ShowsAsync(string path, HttpStatusCode expected)
    {
        using var answer = await _browser.OpenAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        return await Browser.TextAsync(answer);
    }
}
