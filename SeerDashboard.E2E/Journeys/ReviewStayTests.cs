using System.Globalization;
using System.Text;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Other code comes while somebody reads, and what is taken along from the diff.</summary>
public sealed class ReviewStayTests(Chromium chromium) : Journey(chromium)
{
    private const string Where = "() => Math.round([...document.querySelectorAll('[data-path=\"b.py\"] tr')].find(row => row.textContent.includes('below_300 ')).getBoundingClientRect().top)";

    [Theory]
    [InlineData(50)]
    [InlineData(3_000)]
    public async Task Delivery_WhileOneReads_LeavesTheLineWhereItIs(int above)
    {
        await DeliverAsync(above, "b.py", 0);
        var review = await OpenAsync();
        await review.Search.FillAsync("below_300 ");
        await Expect(review.Found).ToHaveTextAsync("1 of 1");
        await review.Search.FillAsync("");
        await Expect(review.Found).ToBeEmptyAsync();
        var before = await review.Page.EvaluateAsync<int>(Where);

        await DeliverAsync(above + 60, "b.py", 5);

        await Expect(review.Page.GetByText("Seer delivered new code: v2 is shown now.")).ToBeInViewportAsync();
        Assert.InRange(await review.Page.EvaluateAsync<int>(Where), before - 4, before + 4);
        await review.StayedAsync();
    }

    [Fact]
    public async Task Comment_OnALineThatIsGone_StandsAtItsFile_AndWordsAboutItAreStillThere()
    {
        await DeliverAsync(3, "b.py", 0);
        var review = await OpenAsync();
        await SayAsync(review, "As it was kept");
        await Expect(review.File("a.py").Locator("tr.below .comment")).ToContainTextAsync("As it was kept");
        await SayAsync(review, "Half a thought", send: false);

        await DeliverAsync(2, "b.py", 5);

        await Expect(review.Page.Locator(".unkept")).ToContainTextAsync("Half a thought");
        await Expect(review.File("a.py").Locator(".remark.talk .comment")).ToContainTextAsync("on line 3 of earlier code value_2 = 2");
        await Expect(review.File("a.py").Locator("tr.below")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Writing_AboutALineThatIsStillThere_GoesOnWhenNewCodeComes()
    {
        await DeliverAsync(3, "b.py", 0);
        var review = await OpenAsync();
        await SayAsync(review, "Half a thought", send: false);

        await DeliverAsync(5, "b.py", 5);

        await Expect(review.File("a.py").Locator("tr.add")).ToHaveCountAsync(5);
        var field = review.Page.GetByRole(AriaRole.Textbox, new() { Name = "Comment on line 3" });
        await Expect(field).ToHaveValueAsync("Half a thought");
        await Expect(field).ToBeFocusedAsync();
        await Expect(review.Page.Locator(".unkept .what")).ToHaveCountAsync(0);
        await review.Page.Keyboard.TypeAsync(", and the rest");
        await review.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(review.File("a.py").Locator("tr.below .comment")).ToContainTextAsync("Half a thought, and the rest");
    }

    [Fact]
    public async Task Versions_AnEarlierOne_IsRead_AndSaidAndMarkedIsOnlyOfWhatHolds()
    {
        await DeliverAsync(3, "b.py", 0);
        await DeliverAsync(4, "b.py", 5);
        var review = await OpenAsync();
        await Expect(review.Page.Locator("[data-act=version] option").Last).ToHaveTextAsync("v2 · holds");
        await SayAsync(review, "About what holds");

        await review.Page.Locator("[data-act=version]").SelectOptionAsync("1");
        await Expect(review.File("a.py").Locator("tr.add")).ToHaveCountAsync(3);
        await Expect(review.File("a.py").Locator(".remark.talk .comment")).ToContainTextAsync("on line 3 of the code that holds value_2 = 2");
        await Expect(review.Page.Locator("article.diff [data-act=viewed]")).ToHaveCountAsync(0);
        await review.File("a.py").Locator("td.n[data-side=new]").Nth(1).ClickAsync();
        await Expect(review.Page.GetByRole(AriaRole.Button, new() { Name = "Copy lines as text" })).ToBeVisibleAsync();
        await Expect(review.Page.GetByRole(AriaRole.Button, new() { Name = "Comment on" })).ToHaveCountAsync(0);

        // The comment's link leads to the code that it is about.
        await review.Page.Locator("#comments a[data-line]").ClickAsync();
        await Expect(review.File("a.py").Locator("tr.add")).ToHaveCountAsync(4);
        await Expect(review.Page.Locator("tr.chosen")).ToBeInViewportAsync();
        await Expect(review.Page.Locator("article.diff [data-act=viewed]")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task PullRequest_ThatComesWhileOneReads_IsAtItsRepositoryAndFiles()
    {
        await DeliverAsync(3, "b.py", 0);
        var review = await OpenAsync();
        await Expect(review.Page.Locator("article.diff a[target=_blank]")).ToHaveCountAsync(0);
        await Expect(review.Tree.Locator("summary.repo .chip")).ToHaveCountAsync(0);

        await Server.SeerAsync(
            "pr_created", 1, """{"pull_requests":[{"provider":"github","repo_name":"acme/shop","pull_request":{"pr_id":1,"pr_number":7,"pr_url":"https://github.com/acme/shop/pull/7"}}]}""", sentAt: TimeProvider.System.GetUtcNow().AddSeconds(5));

        await Expect(review.Tree.Locator("summary.repo .chip")).ToHaveCountAsync(1);
        await review.StayedAsync();
    }

    [Fact]
    public async Task Words_AboutAFileThatIsGone_AreStillThere()
    {
        await DeliverAsync(10, "b.py", 0);
        var review = await OpenAsync();
        await review.File("b.py").GetByRole(AriaRole.Button, new() { Name = "Comment on b.py" }).ClickAsync();
        await review.Page.GetByRole(AriaRole.Textbox, new() { Name = "Comment on the file" }).FillAsync("Half a thought");

        await DeliverAsync(10, "c.py", 5);

        var kept = review.Page.Locator(".unkept");
        await Expect(kept).ToContainTextAsync("The file of your comment is not among the changes any more. Your words:");
        await Expect(kept).ToContainTextAsync("Half a thought");
        await review.Page.ReloadAsync();
        await review.IsReadAsync();
        await Expect(kept).ToContainTextAsync("Half a thought");
        await kept.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(kept).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Copies_OfPathFileHunkLinesAndLink_AreWhatTheySay()
    {
        await DeliverAsync(3, "b.py", 0);
        var viewer = await ViewerAsync();
        await viewer.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var review = await OpenAsync(viewer);
        var file = review.File("a.py");

        Assert.Equal("a.py", await CopiedAsync(review, file.GetByRole(AriaRole.Button, new() { Name = "Copy path a.py" })));
        var patch = await CopiedAsync(review, file.GetByRole(AriaRole.Button, new() { Name = "Copy the changes of a.py as a patch" }));
        Assert.StartsWith("diff --git a/a.py b/a.py\n", patch, StringComparison.Ordinal);
        Assert.EndsWith("+value_0 = 0\n+value_1 = 1\n+value_2 = 2\n", patch, StringComparison.Ordinal);
        Assert.Equal(patch, await CopiedAsync(review, file.Locator("tr.h [data-act=copy-hunk]")));
        await review.Page.RouteAsync("**/patch?*", route => route.AbortAsync());
        Guard.Expect("console ");
        await file.Locator("tr.h [data-act=copy-hunk]").ClickAsync();
        await Expect(review.Page.GetByText("Copied as it stands here: the server did not answer")).ToBeInViewportAsync();
        Assert.Equal("@@ -0,0 +1,3 @@\n+value_0 = 0\n+value_1 = 1\n+value_2 = 2\n", await review.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

        await file.Locator("td.n[data-side=new]").Nth(1).ClickAsync();
        await file.Locator("td.n[data-side=new]").Nth(2).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        Assert.Equal("value_1 = 1\nvalue_2 = 2", await CopiedAsync(review, review.Page.GetByRole(AriaRole.Button, new() { Name = "Copy lines as text" })));
        var link = await CopiedAsync(review, review.Page.GetByRole(AriaRole.Button, new() { Name = "Copy link to these lines" }));

        var theirs = new ReviewPage(await (await ViewerAsync()).NewPageAsync());
        await theirs.GoAsync(link);
        await Expect(theirs.File("a.py").Locator("tr.chosen")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Tools_WhileOneReadsOn_StayInReach()
    {
        await DeliverAsync(400, "b.py", 0);
        var review = await OpenAsync();
        await review.Tree.GetByRole(AriaRole.Button, new() { Name = "b.py" }).ClickAsync();
        await Expect(review.File("b.py")).ToBeInViewportAsync();
        await Expect(review.Search).ToBeInViewportAsync();
        await review.File("b.py").GetByRole(AriaRole.Button, new() { Name = "Copy path b.py" }).ClickAsync();
        await Expect(review.Page.Locator(".diffview .told > .said")).ToBeInViewportAsync();
        // Nothing lies over the header of the file that one is in.
        Assert.True(await review.Page.EvaluateAsync<bool>(
            "() => { const fold = document.querySelector('[data-path=\"b.py\"] button.fold'); const { left, top, height } = fold.getBoundingClientRect(); return fold.contains(document.elementFromPoint(left + 4, top + height / 2)); }"));
    }

    /// <summary>Says something about line 3 of a.py, or writes it only.</summary>
    private static async Task SayAsync(ReviewPage review, string words, bool send = true)
    {
        await review.File("a.py").Locator("td.n[data-side=new]").Nth(2).ClickAsync();
        await review.Page.GetByRole(AriaRole.Button, new() { Name = "Comment on these lines" }).ClickAsync();
        await review.Page.GetByRole(AriaRole.Textbox, new() { Name = "Comment on line 3" }).FillAsync(words);
        if (send)
            await review.Page.Locator("form.write").GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
    }

    private static async Task<string> CopiedAsync(ReviewPage review, ILocator button)
    {
        await review.Page.EvaluateAsync("() => navigator.clipboard.writeText('nothing')");
        await button.ClickAsync();
        // What was said of the copy before may still stand there.
        await Eventually.HoldsAsync(async () => await review.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()") != "nothing");
        await Expect(review.Page.Locator(".diffview .told > .said")).ToHaveTextAsync("Copied");
        return await review.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
    }

    private async Task<ReviewPage> OpenAsync(IBrowserContext? viewer = null)
    {
        var review = new ReviewPage(await (viewer ?? await ViewerAsync()).NewPageAsync());
        await review.OpenAsync(1);
        return review;
    }

    private Task<long> DeliverAsync(int above, string below, int after) => Server.SeerAsync(
        "coding_completed", 1, Changed.Data(("acme/shop", "a.py", New("a.py", above, "value")), ("acme/shop", below, New(below, 600, "below"))), sentAt: TimeProvider.System.GetUtcNow().AddSeconds(after));

    private static string New(string path, int lines, string name)
    {
        var text = new StringBuilder($"--- /dev/null\n+++ {path}\n@@ -0,0 +1,{lines} @@\n");
        for (var line = 0; line < lines; line++)
            text.Append(CultureInfo.InvariantCulture, $"+{name}_{line} = {line}\n");
        return text.ToString();
    }
}
