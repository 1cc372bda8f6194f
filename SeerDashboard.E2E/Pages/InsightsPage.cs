namespace SeerDashboard.E2E.Pages;

/// <summary>How receiving goes.</summary>
public sealed class InsightsPage(IPage page) : LivePage(page)
{
    /// <summary>The picture of deliveries over time.</summary>
    public ILocator Chart => Page.GetByRole(AriaRole.Img);

    /// <summary>Opens it.</summary>
    public Task OpenAsync(string query = "") => GoAsync("/insights" + query);

    /// <summary>The number of a tile, by its label.</summary>
    public ILocator Number(string label) => Page.Locator("dl > div").Filter(new() { Has = Page.GetByText(label, new() { Exact = true }) }).Locator("dd").First;

    /// <summary>A section by its heading.</summary>
    public ILocator Section(string heading) => Page.GetByRole(AriaRole.Region, new() { Name = heading, Exact = true });
}
