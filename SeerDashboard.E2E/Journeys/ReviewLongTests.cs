using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Long change sets: only what is in view is drawn, and nothing of it goes through the circuit.</summary>
public sealed class ReviewLongTests(Chromium chromium) : Journey(chromium)
{
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

        // The page with all that is around the diff, and the keys of both pages; 10,000 changed lines are 900 KB.
        Assert.InRange(Interlocked.Read(ref received) - before, 1, 25_000);
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
