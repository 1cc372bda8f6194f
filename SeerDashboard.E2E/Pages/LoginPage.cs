namespace SeerDashboard.E2E.Pages;

/// <summary>The sign-in.</summary>
public sealed class LoginPage(IPage page)
{
    /// <summary>The browser's page.</summary>
    public IPage Page { get; } = page;

    /// <summary>What was wrong with the last try.</summary>
    public ILocator Problem => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert);

    /// <summary>Where the token goes.</summary>
    public ILocator Token => Page.GetByLabel("Access token");

    /// <summary>Opens it.</summary>
    public Task OpenAsync() => Page.GotoAsync("/login");

    /// <summary>Follows a sign-in link.</summary>
    public Task FollowAsync(string secret) => Page.GotoAsync($"/login?t={Uri.EscapeDataString(secret)}");

    /// <summary>Enters a token.</summary>
    public async Task EnterAsync(string token)
    {
        await Token.FillAsync(token);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
