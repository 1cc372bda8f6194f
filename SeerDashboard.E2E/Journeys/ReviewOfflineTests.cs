using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>The review room while its circuit is down.</summary>
public sealed class ReviewOfflineTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Reading_WhileTheCircuitIsDown_GoesOn()
    {
        Guard.Expect("console ");
        Guard.Expect("Cannot send data if the connection is not in the 'Connected' State.");
        await Server.SeerAsync("coding_completed", 1, Changed.Lines(10_000));
        var page = await (await ViewerAsync()).NewPageAsync();
        var wire = await Wire.ToAsync(page);
        var review = new ReviewPage(page);
        await review.OpenAsync(1);
        await Expect(review.Lines.First).ToBeVisibleAsync();
        await wire.CutAsync();
        await Expect(review.Connection).ToHaveAttributeAsync("data-state", "reconnecting");

        await review.Tree.GetByRole(AriaRole.Button, new() { Name = "module_20.py" }).ClickAsync();
        await Expect(review.File("shop/part1/module_20.py").Locator("tr.add").First).ToBeInViewportAsync();
        await review.PressAsync("Split");
        await Expect(review.Page.Locator("tr.pair").First).ToBeVisibleAsync();
        await review.Search.FillAsync("# changed");
        await Expect(review.Found).ToHaveTextAsync("1 of 5,000");
        await Expect(review.Page.Locator("mark.now").First).ToBeInViewportAsync();

        wire.Mend();
        await Expect(review.Connection).ToHaveAttributeAsync("data-state", "live");
        await Expect(review.Found).ToHaveTextAsync("1 of 5,000");
        await review.StayedAsync();
    }

    [Fact]
    public async Task Marks_SetWhileTheCircuitIsDown_AreSentWhenItIsBack()
    {
        Guard.Expect("console ");
        Guard.Expect("Cannot send data if the connection is not in the 'Connected' State.");
        await Server.SeerAsync("coding_completed", 1, Changed.Lines(200));
        var viewer = await ViewerAsync();
        var page = await viewer.NewPageAsync();
        var wire = await Wire.ToAsync(page);
        var review = new ReviewPage(page);
        await review.OpenAsync(1);
        await wire.CutAsync();
        await Expect(review.Connection).ToHaveAttributeAsync("data-state", "reconnecting");

        await review.Files.First.GetByLabel("Viewed").CheckAsync();
        await Expect(page.GetByText("1 of 1 viewed")).ToBeVisibleAsync();
        await Expect(review.Lines).ToHaveCountAsync(0);
        await review.Files.First.GetByRole(AriaRole.Button, new() { Name = "Comment on" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Comment on the file" }).FillAsync("Written on a train");
        await page.Locator("form.write").GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(page.Locator(".diffview .comment")).ToContainTextAsync("sent when the connection is back");

        wire.Mend();
        await Expect(review.Connection).ToHaveAttributeAsync("data-state", "live");
        await Expect(page.GetByText("1 of 1 viewed")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => sessionStorage.length === 0 || !Object.keys(sessionStorage).some(key => key.startsWith('diff-marks'))");
        var other = new ReviewPage(await viewer.NewPageAsync());
        await other.OpenAsync(1);
        await Expect(other.Page.GetByText("1 of 1 viewed")).ToBeVisibleAsync();
        foreach (var open in (IPage[])[page, other.Page])
        {
            await Expect(open.Locator(".diffview .comment")).ToHaveCountAsync(1);
            await Expect(open.Locator(".diffview .comment")).ToContainTextAsync("Written on a train");
            await Expect(open.Locator(".diffview .comment .chip")).ToHaveCountAsync(0);
        }
    }
}
