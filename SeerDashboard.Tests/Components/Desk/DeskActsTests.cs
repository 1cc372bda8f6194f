using Bunit;
using SeerDashboard.Access;
using SeerDashboard.Components.Desk;
using SeerDashboard.Tests.Components.Acts;

namespace SeerDashboard.Tests.Components.Desk;

/// <summary>What somebody does on the desk of a running app.</summary>
public sealed class DeskActsTests : ActsHost
{
    [Fact]
    public async Task ClaimButton_GivesTheRowAnAvatar()
    {
        await FoundAsync(1);
        var desk = Open(Mia);
        desk.WaitForElement("[data-act=claim]", Deadline);
        await PressAsync(desk, 1, "claim");
        desk.WaitForAssertion(() => Assert.Equal("claimed by you", desk.Find(".avatar").GetAttribute("title")), Deadline);
        Assert.Empty(desk.FindAll("[data-act=claim]"));
    }

    [Fact]
    public async Task Done_OfSeveral_LeavesTheirGroupAtOnceThoughTheListIsHeld_AndUndoBringsThemBack()
    {
        for (var run = 1; run <= 3; run++)
            await FoundAsync(run);
        var desk = Open(Mia);
        desk.WaitForAssertion(() => Assert.Equal(3, desk.FindAll("[data-act=pick]").Count), Deadline);
        await desk.InvokeAsync(() => desk.FindComponent<RunList>().Instance.HoldAsync(true));
        var shown = desk.FindAll("[data-testid=run-row]").Select(row => int.Parse(row.GetAttribute("data-run-id")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        await PressAsync(desk, shown[0], "pick");
        await PressAsync(desk, shown[1], "pick", range: true);
        Assert.Equal(2, desk.FindAll(".row.picked").Count);
        Assert.Equal("2 selected", desk.Find(".bar strong").TextContent);

        await desk.FindAll(".bar .btn").Single(button => button.TextContent == "Done").ClickAsync(new());
        desk.WaitForAssertion(() => Assert.Equal(["Root cause found 1", "Done this week 2"], Headings(desk)), Deadline);
        Assert.Contains("marked done by Mia", desk.Find("[data-group=done] + .row").TextContent, StringComparison.Ordinal);
        Assert.Empty(desk.FindAll(".bar"));

        await UndoAsync("2 runs marked as done");
        desk.WaitForAssertion(() => Assert.Equal(["Root cause found 3"], Headings(desk)), Deadline);
    }

    [Fact]
    public async Task Viewer_OnlyLooks()
    {
        await FoundAsync(1);
        var desk = Open(new Me("screen", Roles.Viewer));
        desk.WaitForElement("[data-testid=run-row]", Deadline);
        Assert.Empty(desk.FindAll("[data-act]"));
        await PressAsync(desk, 1, "claim");
        await PressAsync(desk, 1, "menu");
        Assert.Empty(desk.FindAll(".avatar, [role=menu]"));
    }

    [Theory]
    [InlineData(7, "claim")]
    [InlineData(1, "nonsense")]
    public async Task Press_OfWhatIsNotThere_DoesNothing(int run, string act)
    {
        await FoundAsync(1);
        var desk = Open(Mia);
        desk.WaitForElement("[data-act=claim]", Deadline);
        await PressAsync(desk, run, act);
        Assert.NotEmpty(desk.FindAll("[data-act=claim]"));
    }

    [Fact]
    public async Task MenuButton_OpensAndClosesTheMenuOfItsRow()
    {
        await FoundAsync(1);
        await FoundAsync(2);
        var desk = Open(Mia);
        desk.WaitForAssertion(() => Assert.Equal(2, desk.FindAll("[data-act=menu]").Count), Deadline);
        await PressAsync(desk, 2, "menu");
        Assert.NotNull(desk.Find("[data-run-id='2'][data-menu] [role=menu]"));
        await PressAsync(desk, 2, "menu");
        Assert.Empty(desk.FindAll("[role=menu]"));
    }

    [Fact]
    public async Task SinceLast_SaysWhatChangedUntilItIsSeen()
    {
        var cancel = Xunit.TestContext.Current.CancellationToken;
        var seen = await FoundAsync(1);
        await Host.Get<SeerDashboard.Store.Visits>().SawAsync("Mia", seen.Version, cancel);
        await FoundAsync(2);
        var desk = Open(Mia);
        desk.WaitForAssertion(() => Assert.EndsWith("1 run changed: 1 with a root cause.", desk.Find(".since span:nth-child(2)").TextContent, StringComparison.Ordinal), Deadline);
        Assert.Single(desk.FindAll(".fresh"));
        Assert.NotNull(desk.Find("[data-run-id='2'] .fresh"));

        await desk.Find(".since button").ClickAsync(new());
        desk.WaitForAssertion(() => Assert.Empty(desk.FindAll(".since, .fresh")), Deadline);
    }

    // As RunList.razor.js tells it.
    private static Task PressAsync(IRenderedComponent<DeskPage> desk, int run, string act, bool range = false) =>
        desk.InvokeAsync(() => desk.FindComponent<RunList>().Instance.ActAsync(run.ToString(System.Globalization.CultureInfo.InvariantCulture), null, act, range));

    private IRenderedComponent<DeskPage> Open(Me who) => Render<DeskPage>(desk => desk.AddCascadingValue(who));

    private static List<string> Headings(IRenderedComponent<DeskPage> desk) => [.. desk.FindAll(".group h2").Select(heading => heading.TextContent.Trim())];
}
