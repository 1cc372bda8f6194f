using System.Net;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Access.OpenId;

/// <summary>A server that people sign in to at a small provider, and a browser.</summary>
public abstract class AtAProvider : IAsyncLifetime
{
    private readonly HttpClient _there = new(new HttpClientHandler { AllowAutoRedirect = false });
    private protected SmallProvider Provider { get; private set; } = null!;

    private protected DashboardHost Dashboard { get; private set; } = null!;

    private protected Browser Browser { get; private set; } = null!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Provider = await SmallProvider.StartAsync();
        Dashboard = new(new Dictionary<string, string?>
        {
            ["Access:Mode"] = "OpenIdConnect",
            ["Access:OpenIdConnect:Authority"] = Provider.Address,
            ["Access:OpenIdConnect:ClientId"] = SmallProvider.ClientId,
            ["Access:OpenIdConnect:ClientSecret"] = SmallProvider.ClientSecret,
            ["Access:OpenIdConnect:DisplayName"] = "Acme",
            ["Access:OpenIdConnect:RoleClaim"] = "groups",
            ["Access:OpenIdConnect:Roles:Admin:0"] = "seer-admins",
            ["Access:OpenIdConnect:Roles:Viewer:0"] = "engineers",
            ["Access:OpenIdConnect:Roles:Viewer:1"] = "support",
        });
        Browser = new(Dashboard);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Browser.Dispose();
        await Dashboard.DisposeAsync();
        await Provider.DisposeAsync();
        _there.Dispose();
    }

    /// <summary>Signs in; where the browser ends up.</summary>
    private protected async Task<string?> SignInAsync(string returnUrl)
    {
        using var back = await Browser.OpenAsync(await AnswerAsync(Browser, returnUrl));
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        return back.Headers.Location?.OriginalString;
    }

    /// <summary>To the provider; the path and query that it sends the browser back with.</summary>
    private protected async Task<string> AnswerAsync(Browser browser, string returnUrl)
    {
        using var start = await browser.OpenAsync($"/login/start?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal(HttpStatusCode.Found, start.StatusCode);
        using var answered = await _there.GetAsync(start.Headers.Location, Cancel);
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
        return answered.Headers.Location!.PathAndQuery;
    }

    private protected async Task<string> ShowsAsync(string path, HttpStatusCode expected)
    {
        using var answer = await Browser.OpenAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        return await Browser.TextAsync(answer);
    }
}
