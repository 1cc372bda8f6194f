namespace SeerDashboard.E2E.Pages;

/// <summary>The log of deliveries.</summary>
public sealed class DeliveriesPage(IPage page) : LivePage(page)
{
    /// <summary>The rows, newest first.</summary>
    public ILocator Rows => Page.Locator("tr.row");

    /// <summary>The delivery that is open.</summary>
    public ILocator Detail => Page.Locator(".detail");

    /// <summary>Opens or closes one.</summary>
    public Task PressAsync(int delivery) => Page.GetByRole(AriaRole.Link, new() { Name = $"Delivery {delivery}", Exact = true }).ClickAsync();
}
