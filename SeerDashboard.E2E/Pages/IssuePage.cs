using System.Globalization;

namespace SeerDashboard.E2E.Pages;

/// <summary>One issue with its runs.</summary>
public sealed class IssuePage(IPage page) : LivePage(page)
{
    /// <summary>A column each.</summary>
    public ILocator Runs => Page.Locator("article[data-run-id]");

    /// <summary>What both found, word by word.</summary>
    public ILocator Cause => Page.Locator("[data-part=cause]");

    /// <summary>Both plans.</summary>
    public ILocator Plan => Page.Locator("[data-part=plan]");

    /// <summary>The files of both.</summary>
    public ILocator Files => Page.Locator("[data-part=files]");

    /// <summary>One of the columns.</summary>
    public ILocator Run(long number) => Page.Locator($"article[data-run-id='{number.ToString(CultureInfo.InvariantCulture)}']");
}
