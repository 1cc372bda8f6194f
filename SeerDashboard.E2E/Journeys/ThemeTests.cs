using SeerDashboard.E2E.Host;

namespace SeerDashboard.E2E.Journeys;

public sealed class ThemeTests(Chromium chromium) : Journey(chromium)
{
    private const string Light = "rgb(247, 247, 249) on rgb(255, 255, 255)";
    private const string Dark = "rgb(20, 19, 28) on rgb(28, 27, 39)";

    // Before each paint: the grounds of the page and of its top bar, as they are about to be painted.
    private const string Frames =
        """
        window.frames_ = [];
        const look = () => {
          const bar = document.querySelector('header.top');
          if (document.body && bar) {
            const now = `${getComputedStyle(document.body).backgroundColor} on ${getComputedStyle(bar).backgroundColor}`;
            if (window.frames_.at(-1) !== now) window.frames_.push(now);
          }
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        """;

    [Theory]
    [InlineData(ColorScheme.Light, null, Light)]
    [InlineData(ColorScheme.Dark, null, Dark)]
    [InlineData(ColorScheme.Light, "dark", Dark)]
    [InlineData(ColorScheme.Dark, "light", Light)]
    public async Task FirstFrame_HasTheColoursOfTheTheme_AndKeepsThem(ColorScheme system, string? chosen, string colours)
    {
        var viewer = await ViewerAsync(theme: system);
        if (chosen is not null)
            await viewer.AddCookiesAsync([new() { Name = "theme", Value = chosen, Url = Server.Address.ToString() }]);
        await viewer.AddInitScriptAsync(Frames);
        var desk = await DeskAsync(viewer);
        Assert.Equal([colours], await desk.Page.EvaluateAsync<string[]>("() => window.frames_"));

        // The second visit knows what the system has.
        await desk.OpenAsync();
        Assert.Equal([colours], await desk.Page.EvaluateAsync<string[]>("() => window.frames_"));
    }

    [Fact]
    public async Task Choice_IsAsTheSystem_ThenLight_ThenDark_AndMotionRestsWhenAsked()
    {
        await Server.SeerAsync("root_cause_started", 1);
        var desk = await DeskAsync(await ViewerAsync(theme: ColorScheme.Dark));
        var ground = desk.Page.Locator("body");
        await Expect(ground).ToHaveCSSAsync("background-color", "rgb(20, 19, 28)");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Theme: as your system" }).ClickAsync();
        await Expect(ground).ToHaveCSSAsync("background-color", "rgb(247, 247, 249)");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Theme: light" }).ClickAsync();
        await Expect(ground).ToHaveCSSAsync("background-color", "rgb(20, 19, 28)");

        var running = desk.Row(1).Locator("i.run");
        await Expect(running).Not.ToHaveCSSAsync("animation-name", "none");
        await desk.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await Expect(running).ToHaveCSSAsync("animation-name", "none");
    }
}
