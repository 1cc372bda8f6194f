using System.Globalization;

namespace SeerDashboard.E2E.Pages;

/// <summary>One run.</summary>
public sealed class RunPage(IPage page) : LivePage(page)
{
    // By their anchors: the names of the sections change with the chips in their headings.
    public ILocator RootCause => Page.Locator("#root-cause");

    public ILocator Plan => Page.Locator("#plan");

    public ILocator Code => Page.Locator("#code");

    public ILocator PullRequests => Page.Locator("#pull-requests");

    public ILocator Unknown => Page.Locator("#unknown");

    public ILocator Facts => Page.GetByRole(AriaRole.Complementary, new() { Name = "Facts of this run" });

    public ILocator Timeline => Page.GetByTestId("timeline-step");

    public ILocator PlanSteps => Page.GetByTestId("solution-step");

    public ILocator Files => Page.GetByTestId("diff-file");

    /// <summary>Rows of the log of deliveries.</summary>
    public ILocator Deliveries => Page.Locator("#deliveries tr.row");

    /// <summary>Opens it; an <paramref name="installation"/> when two senders share the number.</summary>
    public Task OpenAsync(long run, string? installation = null) =>
        GoAsync(string.Create(CultureInfo.InvariantCulture, $"/runs/{run}") + (installation is null ? "" : $"?installation={installation}"));

    /// <summary>Which of the desk's runs it is.</summary>
    public ILocator Position => Page.Locator(".pager .at");

    /// <summary>One of the four steps, once it leads somewhere.</summary>
    public ILocator StepLink(string stage) => Step(stage).GetByRole(AriaRole.Link);

    /// <summary>Takes something along, and waits until the page says so.</summary>
    public async Task CopyAsync(string menu, string form)
    {
        var copying = Page.Locator(".copying").Filter(new() { Has = Page.Locator($"summary[aria-label='{menu}']") });
        await copying.Locator("summary").ClickAsync();
        await copying.GetByRole(AriaRole.Button, new() { Name = form }).ClickAsync();
        await Expect(copying.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied");
    }

    /// <summary>How many deliveries the page counts, on either tab.</summary>
    public ILocator DeliveryCount => Page.Locator(".tabs .count");

    /// <summary>Shows what was delivered instead of the analysis.</summary>
    public async Task ShowDeliveriesAsync()
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of this page" }).GetByRole(AriaRole.Link, new() { Name = "Deliveries" }).ClickAsync();
        await Expect(Page.Locator("#deliveries")).ToBeVisibleAsync();
    }

    /// <summary>One of the four steps.</summary>
    public ILocator Step(string stage) => Page.Locator($"[data-testid=step][data-stage={stage}]");

    /// <summary>The step says how far it is.</summary>
    public Task StepIsAsync(string stage, string status) => Expect(Step(stage)).ToHaveAttributeAsync("data-status", status);

    /// <summary>One file of the change set.</summary>
    public ILocator File(string path) => Page.Locator($"[data-testid=diff-file][data-path='{path}']");

    /// <summary>The lines of one kind of a file: <c>add</c>, <c>del</c>, <c>ctx</c>.</summary>
    public ILocator Lines(string path, string kind) => File(path).Locator($"[data-testid=diff-line][data-kind={kind}]");

    /// <summary>Unfolds the body of a delivery, and what it says.</summary>
    public async Task<ILocator> BodyAsync(long delivery)
    {
        var id = delivery.ToString(CultureInfo.InvariantCulture);
        await Page.GetByRole(AriaRole.Button, new() { Name = $"Show body of delivery {id}", Exact = true }).ClickAsync();
        return Page.GetByLabel($"Body of delivery {id}", new() { Exact = true });
    }
}
