using System.Globalization;

namespace SeerDashboard.E2E.Pages;

/// <summary>The review of one run.</summary>
public sealed class ReviewRoomPage(IPage page) : LivePage(page)
{
    /// <summary>What was said, in the panel below the diff.</summary>
    public ILocator Comments => Page.Locator("#comments [data-comment]");

    /// <summary>What was said, in the diff.</summary>
    public ILocator Said => Page.Locator(".diffview .comment");

    /// <summary>How much the viewer has viewed.</summary>
    public ILocator Progress => Page.Locator("[data-viewed]");

    /// <summary>How much another viewer has viewed.</summary>
    public ILocator Viewer(string person) => Page.Locator($"[data-viewer='{person}']");

    /// <summary>Verdicts that were given.</summary>
    public ILocator Verdicts => Page.Locator("[data-given]");

    /// <summary>Opens it, and waits until the diff is there.</summary>
    public async Task OpenAsync(long run)
    {
        await GoAsync(string.Create(CultureInfo.InvariantCulture, $"/runs/{run}/review"));
        await Expect(File("shop/cart.py")).ToBeVisibleAsync();
    }

    /// <summary>One file of the diff.</summary>
    public ILocator File(string path) => Page.Locator($"[data-testid=diff-file][data-path='{path}']");

    /// <summary>The mark of a file.</summary>
    public ILocator Mark(string path) => File(path).GetByRole(AriaRole.Checkbox, new() { Name = "Viewed" });

    /// <summary>Says something about a line of the new side.</summary>
    public async Task CommentAsync(string path, int line, string text)
    {
        await File(path).Locator("td.n[data-side=new]").GetByText(line.ToString(CultureInfo.InvariantCulture), new() { Exact = true }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Comment on these lines" }).ClickAsync();
        await Page.GetByRole(AriaRole.Textbox, new() { Name = $"Comment on line {line}" }).FillAsync(text);
        await Page.Locator("form.write").GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
    }

    /// <summary>Gives a verdict.</summary>
    public async Task JudgeAsync(string verdict, string reason)
    {
        await Page.Locator($"button[data-verdict={verdict}]").ClickAsync();
        var why = Page.Locator("#verdict-reason");
        await Expect(why).ToBeFocusedAsync();
        await why.FillAsync(reason);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Give this verdict" }).ClickAsync();
    }
}
