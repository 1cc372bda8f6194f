using System.Globalization;

namespace SeerDashboard.E2E.Pages;

/// <summary>The list of runs.</summary>
public sealed class DeskPage(IPage page) : LivePage(page)
{
    /// <summary>All rows.</summary>
    public ILocator Rows => Page.GetByTestId("run-row");

    /// <summary>Opens it.</summary>
    public Task OpenAsync(string query = "") => GoAsync("/" + query);

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
}
