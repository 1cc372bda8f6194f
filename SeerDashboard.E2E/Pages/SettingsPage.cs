namespace SeerDashboard.E2E.Pages;

/// <summary>The settings.</summary>
public sealed class SettingsPage(IPage page) : LivePage(page)
{
    /// <summary>Where Sentry should post.</summary>
    public ILocator WebhookUrl => Step(1).Locator("p.url code");

    /// <summary>Opens it.</summary>
    public Task OpenAsync() => GoAsync("/settings");

    /// <summary>One of the four steps of the setup.</summary>
    public ILocator Step(int number) => Page.Locator($"section[aria-label^='Step {number}:']");

    /// <summary>A button by its words.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Enters a client secret and saves it.</summary>
    public async Task EnterSecretAsync(string secret, string organization)
    {
        await Page.GetByLabel("Client secret").FillAsync(secret);
        await Page.GetByLabel("Organisation slug").FillAsync(organization);
        await Button("Save").ClickAsync();
    }
}
