using System.Globalization;

namespace SeerDashboard.E2E.Pages;

/// <summary>The code of a run, alone on a page.</summary>
public sealed class ReviewPage(IPage page) : LivePage(page)
{
    /// <summary>All files that are drawn.</summary>
    public ILocator Files => Page.GetByTestId("diff-file");

    /// <summary>All lines that are drawn.</summary>
    public ILocator Lines => Page.GetByTestId("diff-line");

    /// <summary>The field that searches the changes.</summary>
    public ILocator Search => Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search the changes" });

    /// <summary>How many were found, and which is looked at.</summary>
    public ILocator Found => Page.Locator(".seek .found");

    /// <summary>The files beside the diff.</summary>
    public ILocator Tree => Page.GetByRole(AriaRole.Navigation, new() { Name = "Files" });

    /// <summary>Opens it, and waits until the change set is there.</summary>
    public async Task OpenAsync(long run, string query = "")
    {
        await GoAsync(string.Create(CultureInfo.InvariantCulture, $"/runs/{run}/review{query}"));
        await IsReadAsync();
    }

    /// <summary>The whole change set is there.</summary>
    public Task IsReadAsync() => Expect(Page.Locator(".files[aria-busy=false]")).ToBeAttachedAsync();

    /// <summary>One file.</summary>
    public ILocator File(string path) => Page.Locator($"[data-testid=diff-file][data-path=\"{path}\"]");

    /// <summary>Presses something in the toolbar.</summary>
    public Task PressAsync(string name) => Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Kind and text of every line that is drawn, sorted.</summary>
    public Task<string[]> LinesAsync() => Page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('[data-testid=diff-line]')].map(line => `${line.dataset.kind} ${(line.querySelector('td.t') ?? line).textContent}`).sort()");

    /// <summary>How many elements the files take.</summary>
    public Task<int> ElementsAsync() => Page.EvaluateAsync<int>("() => document.querySelectorAll('.files *').length");
}
