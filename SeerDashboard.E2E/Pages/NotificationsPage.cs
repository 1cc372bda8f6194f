namespace SeerDashboard.E2E.Pages;

/// <summary>Who hears what.</summary>
public sealed class NotificationsPage(IPage page) : LivePage(page)
{
    /// <summary>The channels that there are.</summary>
    public ILocator Channels => Page.GetByTestId("channel");

    /// <summary>The rules that there are.</summary>
    public ILocator Rules => Page.GetByTestId("rule");

    /// <summary>What was told.</summary>
    public ILocator Told => Page.GetByTestId("told");

    /// <summary>The form of a channel.</summary>
    public ILocator ChannelForm => Page.GetByTestId("channel-form");

    /// <summary>The form of a rule.</summary>
    public ILocator RuleForm => Page.GetByTestId("rule-form");

    /// <summary>Opens it.</summary>
    public Task OpenAsync() => GoAsync("/notifications");

    /// <summary>A button by its words.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Makes a channel that posts to a program.</summary>
    public async Task MakeWebhookAsync(string name, string url)
    {
        await ChannelForm.GetByLabel("Kind").SelectOptionAsync("Webhook");
        await ChannelForm.GetByLabel("Name").FillAsync(name);
        await ChannelForm.GetByLabel("Address").FillAsync(url);
        await Button("Make one").ClickAsync();
        await Button("Make the channel").ClickAsync();
    }
}
