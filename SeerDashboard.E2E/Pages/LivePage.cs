namespace SeerDashboard.E2E.Pages;

/// <summary>What every page behind the sign-in has.</summary>
public abstract class LivePage(IPage page)
{
    /// <summary>The browser's page.</summary>
    public IPage Page { get; } = page;

    /// <summary>Says whether the page is live.</summary>
    public ILocator Connection => Page.GetByTestId("connection");

    /// <summary>The initials of whoever is signed in, with a menu behind them.</summary>
    public ILocator Person => Page.Locator("details.person > summary");

    /// <summary>Heading of the page.</summary>
    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>Opens a path and waits until the page is live.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await IsLiveAsync();
    }

    /// <summary>Waits until the page is live. A mark is left in it, which a reload would wipe away.</summary>
    public async Task IsLiveAsync()
    {
        await Expect(Page.GetByTestId("interactive")).ToBeAttachedAsync();
        await Expect(Connection).ToHaveAttributeAsync("data-state", "live");
        await Expect(Page.Locator("html[data-keys]")).ToBeAttachedAsync();
        await Page.EvaluateAsync("() => { window.stayed = true; }");
    }

    /// <summary>Waits until a key leads where it should: the keys of the page before hold until those of this one are there.</summary>
    public Task HasKeyAsync(string keyAndTarget) => Expect(Page.Locator($"html[data-keys*='{keyAndTarget}']")).ToBeAttachedAsync();

    /// <summary>The page was not loaded again since it became live.</summary>
    public async Task StayedAsync() => Assert.True(await Page.EvaluateAsync<bool>("() => window.stayed === true"), "The page was loaded again.");
}
