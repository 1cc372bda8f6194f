using System.Text;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>What people say of a fix, and what others see of it.</summary>
public sealed class ReviewTests(Chromium chromium) : Journey(chromium)
{
    private const string Cart = "shop/cart.py";
    private const string Api = "api/carts.ts";

    [Fact]
    public async Task CommentAndVerdict_OfOne_AppearInTheOthersPages()
    {
        await CodedAsync("first try");
        var (mona, bob) = (await ViewerAsync(), await ViewerAsync());
        var desk = await DeskAsync(bob);
        var theirs = await NamedAsync(bob, "Bob");
        var mine = await NamedAsync(mona, "Mona");

        await mine.CommentAsync(Cart, 1, "Why <b>this</b>?\u202e");
        await Expect(theirs.Comments).ToHaveCountAsync(1);
        await Expect(theirs.Comments).ToContainTextAsync("Why <b>this</b>?");
        await Expect(theirs.Said).ToContainTextAsync("Mona");
        await Expect(theirs.Comments.GetByRole(AriaRole.Button, new() { Name = "Delete your comment" })).ToHaveCountAsync(0);
        await theirs.JudgeAsync("needsWork", "Sessions may be archived.");
        await Expect(mine.Verdicts).ToContainTextAsync("Needs work");
        await Expect(mine.Verdicts).ToContainTextAsync("Sessions may be archived.");
        await Expect(desk.Row(1).Locator("[data-verdict=needsWork]")).ToBeVisibleAsync();
        await Expect(desk.Row(1).Locator("[data-comments='1']")).ToBeVisibleAsync();

        await mine.Comments.GetByRole(AriaRole.Button, new() { Name = "Delete your comment" }).ClickAsync();
        await Expect(theirs.Comments).ToHaveCountAsync(0);
        await Expect(theirs.Said).ToHaveCountAsync(0);
        foreach (var page in (LivePage[])[mine, theirs, desk])
            await page.StayedAsync();
    }

    [Fact]
    public async Task Viewed_IsKeptAndFollows_AndEndsForTheFileThatChanged()
    {
        await CodedAsync("first try");
        var mona = await ViewerAsync();
        var page = await NamedAsync(mona, "Mona");
        var (tab, bob) = (await ReviewAsync(mona), await NamedAsync(await ViewerAsync(), "Bob"));

        await page.Mark(Cart).CheckAsync();
        await page.Mark(Api).CheckAsync();
        await Expect(tab.Progress).ToHaveTextAsync("2 of 2 files viewed");
        await Expect(tab.Mark(Cart)).ToBeCheckedAsync();
        await Expect(bob.Viewer("Mona")).ToHaveTextAsync("Mona viewed 2");
        await Expect(bob.Progress).ToHaveTextAsync("0 of 2 files viewed");

        await page.Page.ReloadAsync();
        await page.IsLiveAsync();
        await Expect(page.Mark(Cart)).ToBeCheckedAsync();
        await CodedAsync("second try", after: 5);
        await Expect(page.Progress).ToHaveTextAsync("1 of 2 files viewed");
        await Expect(page.Mark(Cart)).Not.ToBeCheckedAsync();
        await Expect(page.Mark(Api)).ToBeCheckedAsync();
        await Expect(bob.Viewer("Mona")).ToHaveTextAsync("Mona viewed 1");
    }

    [Fact]
    public async Task Keyboard_MarksJudgesAndComments()
    {
        await CodedAsync("first try");
        var page = await NamedAsync(await ViewerAsync(), "Mona");
        var keys = page.Page.Keyboard;
        await page.HasKeyAsync("viewed-here");
        await keys.PressAsync("n");
        await keys.PressAsync("x");
        await Expect(page.Page.Locator("tr.chosen")).ToHaveCountAsync(1);
        await keys.PressAsync("x");
        await Expect(page.Page.Locator("tr.chosen")).ToHaveCountAsync(2);
        await Expect(page.Page.GetByText("Old lines 1 to 2 chosen")).ToBeInViewportAsync();
        await keys.PressAsync("Shift+X");
        await Expect(page.Page.Locator("tr.chosen")).ToHaveCountAsync(1);
        await keys.PressAsync("m");
        await Expect(page.Page.GetByRole(AriaRole.Textbox, new() { Name = "Comment on line 1" })).ToBeFocusedAsync();
        await keys.TypeAsync("Why xm?");
        await keys.PressAsync("Control+Enter");
        await Expect(page.Comments).ToContainTextAsync("Why xm?");
        await keys.PressAsync("v");
        await Expect(page.Progress).ToHaveTextAsync("1 of 2 files viewed");
        await page.Page.Locator("button[data-verdict=ship]").FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Page.Locator("#verdict-reason")).ToBeFocusedAsync();
        await keys.TypeAsync("vvv is no key here.");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(page.Verdicts).ToContainTextAsync("vvv is no key here.");
        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "Comment on the whole run" }).FocusAsync();
        await keys.TypeAsync("Thanks.");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(page.Comments.Filter(new() { HasText = "Thanks." })).ToHaveCountAsync(1);
        await Expect(page.Progress).ToHaveTextAsync("1 of 2 files viewed");
    }

    [Fact]
    public async Task Comment_LeadsToItsLine_AndTheReviewIsCopied()
    {
        await CodedAsync("first try");
        var viewer = await ViewerAsync();
        await viewer.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await NamedAsync(viewer, "Mona");
        await page.CommentAsync(Cart, 2, "Ask @octocat.");
        await page.Comments.GetByRole(AriaRole.Link, new() { Name = "line 2" }).ClickAsync();
        await page.Page.IsAtAsync("**/review?file=*&lines=n2");
        await Expect(page.File(Cart).Locator("tr.chosen").First).ToBeInViewportAsync();
        await page.StayedAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Copy the review as Markdown" }).ClickAsync();
        await Expect(page.Page.Locator("#hand-over .ways .told")).ToHaveTextAsync("Copied");
        var copied = await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Contains("### `shop/cart.py` in `acme/shop`", copied, StringComparison.Ordinal);
        Assert.Contains("> Ask @&#8203;octocat.", copied, StringComparison.Ordinal);
        await Expect(page.Page.Locator("#hand-over a[download]")).ToHaveAttributeAsync("href", "/api/runs/1/patch");
    }

    [Fact]
    public async Task Review_OnAPhoneWithLongTexts_FitsAndHasNoViolation()
    {
        await CodedAsync("first try");
        var page = await NamedAsync(await ViewerAsync(390, 844, phone: true), "Mona");
        await page.CommentAsync(Cart, 1, new string('x', 300));
        await Expect(page.Comments).ToHaveCountAsync(1);
        await page.JudgeAsync("wrongCause", new string('y', 300));
        await Expect(page.Verdicts).ToHaveCountAsync(1);
        Assert.Equal(390, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await page.Page.Locator("button[data-verdict=ship]").ClickAsync();
        await Expect(page.Page.Locator("#verdict-reason")).ToBeVisibleAsync();
        var look = new Looks();
        await look.AtAsync(page.Page, "review");
        look.FoundNothing();
    }

    [Fact]
    public async Task Desk_ReviewCode_LeadsHereAndBackToTheSameDesk()
    {
        await CodedAsync("first try");
        var desk = await DeskAsync(await ViewerAsync());
        await desk.OpenAsync("?q=cart");
        await desk.Row(1).GetByRole(AriaRole.Link, new() { Name = "Review code" }).ClickAsync();
        await desk.Page.IsAtAsync("**/runs/1/review?from=*");
        await Expect(new ReviewRoomPage(desk.Page).File(Cart)).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "Where this is" }).GetByRole(AriaRole.Link, new() { Name = "Desk" }).ClickAsync();
        await desk.Page.IsAtAsync("**/?q=cart");
    }

    private Task<long> CodedAsync(string line, int after = 0) => Server.KeepAsync(
        "seer", Encoding.UTF8.GetBytes(Coded.Body(1, ("acme/shop", Cart, line), ("acme/api", Api, "as it was"))), sentAt: TimeProvider.System.GetUtcNow().AddSeconds(after));

    private static async Task<ReviewRoomPage> ReviewAsync(IBrowserContext somebody)
    {
        var page = new ReviewRoomPage(await somebody.NewPageAsync());
        await page.OpenAsync(1);
        return page;
    }

    private static async Task<ReviewRoomPage> NamedAsync(IBrowserContext somebody, string name)
    {
        var page = await ReviewAsync(somebody);
        var asked = page.Page.GetByRole(AriaRole.Textbox, new() { Name = "What should others call you?" });
        await asked.FillAsync(name);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use this name" }).ClickAsync();
        await Expect(asked).ToHaveCountAsync(0);
        await page.IsLiveAsync();
        // The answer loaded the page anew: keys and marks have lines to go by once the changes are read.
        await Expect(page.Page.Locator(".files[aria-busy=false]")).ToBeAttachedAsync();
        return page;
    }
}
