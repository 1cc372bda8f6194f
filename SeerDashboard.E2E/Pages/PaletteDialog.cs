namespace SeerDashboard.E2E.Pages;

/// <summary>What Ctrl+K opens.</summary>
public sealed class PaletteDialog(IPage page)
{
    /// <summary>The dialog.</summary>
    public ILocator Dialog => page.GetByRole(AriaRole.Dialog, new() { Name = "Search and actions" });

    /// <summary>Where one types.</summary>
    public ILocator Input => Dialog.GetByRole(AriaRole.Combobox);

    /// <summary>All lines.</summary>
    public ILocator Options => Dialog.GetByRole(AriaRole.Option);

    /// <summary>The line that Enter follows.</summary>
    public ILocator Chosen => Dialog.Locator("[role=option][aria-selected=true]");

    /// <summary>Its button in the top bar.</summary>
    public ILocator Opener => page.GetByRole(AriaRole.Button, new() { Name = "Search runs, issues, pages and actions" });

    /// <summary>The lines under a heading.</summary>
    public ILocator Group(string name) => Dialog.GetByRole(AriaRole.Group, new() { Name = name, Exact = true });

    /// <summary>Opens it with its keys, and waits until it lists something.</summary>
    public async Task OpenAsync()
    {
        // Nobody hears a key before the page listens.
        await Expect(page.Locator("html[data-keys]")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(Input).ToBeFocusedAsync();
        await Expect(Chosen).ToHaveCountAsync(1);
    }
}
