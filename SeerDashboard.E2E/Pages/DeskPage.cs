using System.Globalization;
using System.Text.RegularExpressions;

namespace SeerDashboard.E2E.Pages;

/// <summary>The list of runs.</summary>
public sealed class DeskPage(IPage page) : LivePage(page)
{
    /// <summary>All rows.</summary>
    public ILocator Rows => Page.GetByTestId("run-row");

    /// <summary>Opens it, and waits until its own keys work: those of every page come first.</summary>
    public async Task OpenAsync(string query = "")
    {
        await GoAsync("/" + query);
        await HasKeyAsync("j: [data-testid=run-row]");
    }

    /// <summary>The row of a run.</summary>
    public ILocator Row(long run) => Page.Locator(string.Create(CultureInfo.InvariantCulture, $"[data-testid=run-row][data-run-id='{run}']"));

    /// <summary>The link of a run's row, which leads to the run.</summary>
    public ILocator Link(long run) => Row(run).Locator("a.t");

    /// <summary>A state's filter; <c>all</c> for all.</summary>
    public ILocator Filter(string state) => Page.Locator($"[data-testid=filter][data-state={state}]");

    /// <summary>The row says where the run is.</summary>
    public async Task SaysAsync(long run, string stage, string state)
    {
        await Expect(Row(run)).ToHaveAttributeAsync("data-stage", stage);
        await Expect(Row(run)).ToHaveAttributeAsync("data-state", state);
    }

    /// <summary>So many runs are in a state.</summary>
    public Task CountsAsync(string state, int count) => Expect(Filter(state).Locator("b")).ToHaveTextAsync(count.ToString(CultureInfo.InvariantCulture));

    /// <summary>A group's heading, which collapses it.</summary>
    public ILocator Group(string name) => Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name}\\s+\\d+$", RegexOptions.None, TimeSpan.FromSeconds(1)) });

    /// <summary>The groups with their counts, as they are read.</summary>
    public ILocator Groups => Page.Locator(".group h2");

    /// <summary>The box that selects a run's row.</summary>
    public ILocator Pick(long run) => Row(run).GetByRole(AriaRole.Checkbox);

    /// <summary>What can be done with the selected rows.</summary>
    public ILocator Selected => Page.GetByRole(AriaRole.Group, new() { Name = "Selected runs", Exact = true });

    /// <summary>A button that says so.</summary>
    public ILocator Button(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    /// <summary>What was just said of an act.</summary>
    public ILocator Said(string words) => Page.Locator(".mud-snackbar").Filter(new() { HasText = words });

    /// <summary>Does something with a run by its menu.</summary>
    public async Task DoAsync(long run, params string[] words)
    {
        await Row(run).HoverAsync();
        await Row(run).GetByRole(AriaRole.Button, new() { NameRegex = new("^What to do with", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        foreach (var each in words)
            await Page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new("^" + each, RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
    }

    /// <summary>The server knows that somebody is on the list, so that rows stay where they are.</summary>
    public Task IsHeldAsync() => Expect(Page.Locator("[data-held]")).ToBeAttachedAsync();

    /// <summary>Watches whether the row of a run, marked <c>same</c> by the test, is ever away or another one.</summary>
    public Task WatchAsync(long run) => Page.EvaluateAsync(
        """
        run => {
          window.lost = 0;
          const look = () => { if (!document.querySelector(`[data-run-id="${run}"]`)?.same) window.lost++; };
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        }
        """, run);

    /// <summary>How often it was.</summary>
    public Task<int> LostAsync() => Page.EvaluateAsync<int>("() => window.lost");
}
