using SeerDashboard.Diffs;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Store.Reviewing;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Long change sets: only what is in view is drawn, and nothing of it goes through the circuit.</summary>
public sealed class ReviewLongTests(Chromium chromium) : Journey(chromium)
{
    private const long MostOverCircuit = 20_000;

    [Fact]
    public async Task LongChanges_AreDrawnWhereOneLooks_InFewElements()
    {
        var review = await OpenAsync(10_000);

        await Expect(review.Lines.First).ToBeVisibleAsync();
        Assert.InRange(await review.ElementsAsync(), 1, 1_000);
        await Expect(review.Page.Locator("table[aria-rowcount]").First).ToHaveAttributeAsync("aria-rowcount", "1801");
        await Expect(review.Lines.First).ToHaveAttributeAsync("aria-rowindex", "3");

        await review.Tree.GetByRole(AriaRole.Button, new() { Name = "module_24.py" }).ClickAsync();
        await Expect(review.File("shop/part1/module_24.py").Locator("tr.add").First).ToBeInViewportAsync();
        await Expect(review.File("shop/part1/module_24.py").Locator(".k").First).ToBeVisibleAsync();
        await Expect(review.File("shop/part0/module_0.py")).ToHaveCountAsync(0);
        await review.HasKeyAsync("s: [data-act=split]");
        await review.Page.Keyboard.PressAsync("s");
        await Expect(review.File("shop/part1/module_24.py").Locator("tr.pair").First).ToBeInViewportAsync();
        Assert.InRange(await review.ElementsAsync(), 1, 1_000);
    }

    [Fact]
    public async Task Search_InLongChanges_FindsWhatIsNotDrawn()
    {
        var review = await OpenAsync(10_000);

        await review.Search.FillAsync("# changed");
        await Expect(review.Found).ToHaveTextAsync("1 of 5,000");
        await review.Search.PressAsync("Shift+Enter");
        await Expect(review.Found).ToHaveTextAsync("5,000 of 5,000");
        await Expect(review.File("shop/part1/module_24.py").Locator("mark.now").First).ToBeInViewportAsync();
    }

    [Fact]
    public async Task ShortChanges_AreAllInThePage_ForTheBrowsersOwnSearch()
    {
        await Server.SeerAsync("coding_completed", 1, Changed.Data(
            ("acme/shop", "a.py", string.Concat(Enumerable.Repeat("+x\n", 2_000).Prepend("--- /dev/null\n+++ a.py\n@@ -0,0 +1,2000 @@\n"))),
            ("acme/shop", "z.py", "--- z.py\n+++ z.py\n@@ -1 +1 @@\n-a\n+a = needle.of(\"hay\")\n")));
        var review = new ReviewPage(await (await ViewerAsync()).NewPageAsync());
        await review.OpenAsync(1);

        await Expect(review.Lines).ToHaveCountAsync(2_002);
        await Expect(review.Page.Locator("table[aria-rowcount]")).ToHaveCountAsync(0);
        Assert.True(await review.Page.EvaluateAsync<bool>("() => window.find('needle.of(\"hay\")')"));
    }

    [Fact]
    public async Task Circuit_OfLongChanges_CarriesNoLine()
    {
        await Server.SeerAsync("coding_completed", 1, Changed.Lines(10_000));
        Assert.InRange(await OpeningAsync(), 1, MostOverCircuit);
    }

    [Fact]
    public async Task Circuit_OfMuchThatWasSaid_CarriesTheLastOfItAlone()
    {
        await Server.SeerAsync("coding_completed", 1, Changed.Lines(10_000));
        var run = new RunPage(await (await ViewerAsync()).NewPageAsync());
        await run.OpenAsync(1);
        await Expect(run.Files.First).ToBeVisibleAsync();
        for (var at = 1; at <= 100; at++)
        {
            var place = new CommentPlace("acme/shop", "shop/part0/module_0.py", DiffSide.New, 1 + (at * 10));
            Assert.NotNull(await Server.Get<RunReviews>().CommentAsync(new("acme", Body.Installation, new(1)), place, new string('x', 500), "Bob", TestContext.Current.CancellationToken));
        }

        Assert.InRange(await OpeningAsync(review => Expect(review.Page.Locator(".diffview .comment").First).ToBeVisibleAsync()), 1, MostOverCircuit);
    }

    /// <summary>Bytes that come through the circuit, before any compression, while one goes from the run to its review.</summary>
    private async Task<long> OpeningAsync(Func<ReviewPage, Task>? until = null)
    {
        var page = await (await ViewerAsync()).NewPageAsync();
        long received = 0;
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Interlocked.Add(ref received, frame.Binary?.Length ?? frame.Text?.Length ?? 0);
        var run = new RunPage(page);
        await run.OpenAsync(1);
        await Expect(run.Files.First).ToBeVisibleAsync();
        var before = Interlocked.Read(ref received);

        await run.Code.GetByRole(AriaRole.Link, new() { Name = "Open review room" }).ClickAsync();
        var review = new ReviewPage(page);
        await Expect(page.Locator(".review")).ToBeVisibleAsync();
        await Expect(review.Lines.First).ToBeVisibleAsync();
        await review.IsReadAsync();
        await review.HasKeyAsync("n: [data-act=next-hunk]");
        if (until is not null)
            await until(review);

        // The page with all that is around the diff, and the keys of both pages; 10,000 changed lines are 900 KB.
        return Interlocked.Read(ref received) - before;
    }

    [Fact]
    public async Task LinesOfAVeryLargeFile_ComeByClickLinkAndSearch()
    {
        var lines = string.Concat(Enumerable.Range(1, 20_001).Select(line => line == 15_000 ? "+needle\n" : "+x\n"));
        await Server.SeerAsync("coding_completed", 1, Changed.Data(
            ("acme/shop", "a.py", "--- a.py\n+++ a.py\n@@ -1 +1 @@\n-a\n+b\n"),
            ("acme/shop", "large.py", $"--- /dev/null\n+++ large.py\n@@ -0,0 +1,20001 @@\n{lines}")));
        var viewer = await ViewerAsync();
        var review = new ReviewPage(await viewer.NewPageAsync());
        await review.OpenAsync(1);
        await Expect(review.Lines).ToHaveCountAsync(2);
        await review.File("large.py").GetByRole(AriaRole.Button, new() { Name = "Load 20,002 lines" }).ClickAsync();
        await Expect(review.File("large.py").Locator("tr.add").First).ToBeInViewportAsync();

        var linked = new ReviewPage(await viewer.NewPageAsync());
        await linked.OpenAsync(1, $"?file={FileKey.Of("acme/shop", "large.py")}&lines=n15000");
        await Expect(linked.Page.Locator("tr.chosen")).ToBeInViewportAsync();
        await Expect(linked.Page.Locator("tr.chosen")).ToContainTextAsync("needle");

        var seeking = new ReviewPage(await viewer.NewPageAsync());
        await seeking.OpenAsync(1);
        await seeking.Search.PressSequentiallyAsync("needle");
        await Expect(seeking.Found).ToHaveTextAsync("1 of 1");
        await Expect(seeking.File("large.py").Locator("mark.now")).ToBeInViewportAsync();
    }

    private async Task<ReviewPage> OpenAsync(int lines)
    {
        await Server.SeerAsync("coding_completed", 1, Changed.Lines(lines));
        var review = new ReviewPage(await (await ViewerAsync()).NewPageAsync());
        await review.GoAsync("/runs/1/review");
        await Expect(review.Lines.First).ToBeVisibleAsync();
        await review.IsReadAsync();
        return review;
    }
}
