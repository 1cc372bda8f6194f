using System.Collections.Concurrent;
using System.Net;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.E2E.Journeys;

/// <summary>
/// Somebody is signed in, and opens a page of somebody else: it can do nothing here in their name. Once from another host, and once from
/// another port of the same one, to which the browser sends the session all the same.
/// </summary>
public sealed class CrossSiteTests(Chromium chromium) : Journey(chromium)
{
    private const string Opens =
        """
        address => new Promise(resolve => {
          const socket = new WebSocket(address);
          socket.onopen = () => { socket.close(); resolve('open'); };
          socket.onerror = () => resolve('refused');
        })
        """;

    private readonly List<OtherSite> _sites = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_Framed_ShowsNothing(bool sameHost)
    {
        var (page, said) = await OpenAsync($"<iframe src=\"{Server.Address}\"></iframe><iframe src=\"{Server.Address}login\"></iframe>", sameHost);
        await said.AtLeastAsync(2, "frame-ancestors 'none'");
        foreach (var frame in page.Frames.Skip(1))
            Assert.Equal(0, await frame.Locator("main, form").CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Form_Posted_SignsNobodyOut(bool sameHost)
    {
        var (page, _) = await OpenAsync($"<form method=\"post\" action=\"{Server.Address}logout\"><button>Win</button></form>", sameHost);
        var answer = await page.RunAndWaitForResponseAsync(() => page.GetByText("Win").ClickAsync(), response => response.Url.EndsWith("/logout", StringComparison.Ordinal));
        Assert.Equal((int)HttpStatusCode.BadRequest, answer.Status);
        await StillSignedInAsync(page);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Form_PostedToTheApi_ChangesNothing(bool sameHost)
    {
        await Server.SeerAsync("root_cause_completed", 12);
        var (page, _) = await OpenAsync($"<form method=\"post\" enctype=\"text/plain\" action=\"{Server.Address}api/runs/12/done\"><button>Win</button></form>", sameHost);
        var answer = await page.RunAndWaitForResponseAsync(() => page.GetByText("Win").ClickAsync(), response => response.Url.EndsWith("/done", StringComparison.Ordinal));
        // To another host the session is not sent at all.
        Assert.Equal((int)(sameHost ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized), answer.Status);
        await StillSignedInAsync(page);
        await Expect(new DeskPage(page).Row(12)).ToHaveAttributeAsync("data-state", "rootCauseFound");
    }

    [Theory]
    [InlineData("_blazor", true)]
    [InlineData("_blazor", false)]
    [InlineData("hubs/seer", true)]
    [InlineData("hubs/seer", false)]
    public async Task WebSocket_Opened_IsRefused(string path, bool sameHost)
    {
        var (page, said) = await OpenAsync("", sameHost);
        Assert.Equal("refused", await page.EvaluateAsync<string>(Opens, Socket(path)));
        await said.AtLeastAsync(1, "Unexpected response code: 403");

        // The page is not what decides: from here it is let in.
        await page.GotoAsync(Server.Address.ToString());
        Assert.Equal("open", await page.EvaluateAsync<string>(Opens, Socket(path)));
    }

    private string Socket(string path) => $"ws://{Server.Address.Authority}/{path}";

    private async Task<(IPage Page, Said Said)> OpenAsync(string body, bool sameHost)
    {
        var site = await OtherSite.StartAsync(body);
        _sites.Add(site);
        // What this is about is what the browser says.
        foreach (var part in (string[])[site.Address(sameHost), "frame-ancestors 'none'", "Unexpected response code: 403", "status of 400", "status of 401", "status of 403", "favicon.ico"])
            Guard.Expect(part);
        var page = await (await ViewerAsync()).NewPageAsync();
        var said = new Said(page);
        await page.GotoAsync(site.Address(sameHost));
        return (page, said);
    }

    private async Task StillSignedInAsync(IPage page)
    {
        await page.GotoAsync(Server.Address.ToString());
        await new DeskPage(page).IsLiveAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var site in _sites)
            await site.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the browser wrote to a page's console.</summary>
    private sealed class Said
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public Said(IPage page) => page.Console += (_, message) => _lines.Enqueue(message.Text);

        /// <summary>Waits until so many lines say this.</summary>
        public Task AtLeastAsync(int count, string says) =>
            Eventually.HoldsAsync(() => Task.FromResult(_lines.Count(line => line.Contains(says, StringComparison.Ordinal)) >= count));
    }
}
