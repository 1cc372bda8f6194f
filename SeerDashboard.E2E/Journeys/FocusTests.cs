using SeerDashboard.E2E.Host;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Whoever goes by keyboard always sees where they are (WCAG 2.4.7, 2.4.11), and is never thrown back to the top.</summary>
public sealed class FocusTests(Chromium chromium) : Journey(chromium)
{
    // Some part of what has the focus is uppermost at its place. After the last element, the browser's own bar has it.
    private const string IsSeen =
        """
        () => {
          const it = document.activeElement;
          if (!it || it === document.body) return '';
          const name = `${it.tagName} “${(it.getAttribute('aria-label') ?? it.textContent).trim().slice(0, 40)}”`;
          const { left, top, width, height } = it.getBoundingClientRect();
          for (const [x, y] of [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]]) {
            const up = document.elementFromPoint(left + width * x, top + height * y);
            if (up && (it.contains(up) || up.contains(it) && !up.matches('body, html, main, .app'))) return '';
          }
          return `${name} is hidden at ${Math.round(top)} px`;
        }
        """;

    [Theory]
    [InlineData(1440, 640)]
    [InlineData(390, 700)]
    public async Task TabbingDownAndUp_NothingCoversTheFocus(int width, int height)
    {
        await PlayAsync(12);
        var viewer = await ViewerAsync(width, height);
        var desk = await DeskAsync(viewer);
        await Expect(desk.Rows).ToHaveCountAsync(12);
        await WalkAsync(desk.Page, 45);
        var run = await RunAsync(viewer, 3);
        await WalkAsync(run.Page, 16);
    }

    [Fact]
    public async Task ButtonThatVanishesUnderItsPress_LeavesTheFocusInItsRow()
    {
        await PlayAsync(3);
        var desk = await DeskAsync(await ViewerAsync());
        await desk.Row(2).Locator("[data-act=claim]").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Row(2).GetByRole(AriaRole.Img, new() { Name = "claimed by you" })).ToBeVisibleAsync();
        await Expect(desk.Row(2).Locator(":focus")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("a.t")]
    [InlineData("[data-act=menu]")]
    public async Task RowThatChangesUnderTheFocus_KeepsItWhereItWas(string place)
    {
        await PlayAsync(3);
        var desk = await DeskAsync(await ViewerAsync());
        await desk.Row(1).Locator(place).FocusAsync();
        await Server.SeerAsync("root_cause_completed", 1, """{"root_cause":{"description":"Found under the focus.","steps":[]}}""", group: 1);
        await Expect(desk.Row(1)).ToContainTextAsync("Found under the focus.");
        await Expect(desk.Row(1).Locator($"{place}:focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task RowThatGoesElsewhere_LeavesTheFocusOnARun()
    {
        await PlayAsync(4);
        var desk = await DeskAsync(await ViewerAsync());
        await desk.Page.Keyboard.PressAsync("j");
        await desk.Page.Keyboard.PressAsync("j");
        var second = await desk.Rows.Nth(1).GetAttributeAsync("data-run-id");
        await desk.Page.Keyboard.PressAsync("e");
        await Expect(desk.Rows.Nth(1)).Not.ToHaveAttributeAsync("data-run-id", second!);
        await Expect(desk.Page.Locator("[data-testid=run-row] :focus")).ToHaveCountAsync(1);
    }

    private async Task PlayAsync(int runs)
    {
        for (var run = 1; run <= runs; run++)
        {
            await Server.SeerAsync("root_cause_started", run, group: run);
            if (run % 2 == 0)
                await Server.SeerAsync("root_cause_completed", run, """{"root_cause":{"description":"A pool is too small.","steps":[]}}""", group: run);
        }
    }

    private static async Task WalkAsync(IPage page, int steps)
    {
        var hidden = new List<string>();
        foreach (var key in Enumerable.Repeat("Tab", steps).Concat(Enumerable.Repeat("Shift+Tab", steps - 2)))
        {
            await page.Keyboard.PressAsync(key);
            if (await page.EvaluateAsync<string>(IsSeen) is { Length: > 0 } problem)
                hidden.Add($"{key}: {problem}");
        }

        Assert.Empty(hidden);
    }
}
