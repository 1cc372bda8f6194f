using Bunit;
using Microsoft.AspNetCore.Components;
using SeerDashboard.Components.Acts;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Components.Acts;

public sealed class RunMenuTests : ActsHost
{
    [Fact]
    public async Task Menu_OfARun_OffersWhatFits()
    {
        var run = await FoundAsync(1);
        Assert.Equal(["Claim", "Hand over to…", "Snooze…", "Mark as done"], Items(Open(run)));
        Assert.Equal(["Give back", "Hand over to…", "Snooze…", "Mark as done"], Items(Open(run with { ClaimedBy = "mia" })));
        Assert.Equal(["Claim instead of Jo", "Give back", "Hand over to…", "Snooze…", "Mark as done"], Items(Open(run with { ClaimedBy = "Jo" })));
        Assert.Equal(["Claim", "Hand over to…", "Bring back now", "Snooze…", "Not done after all"], Items(Open(run with { SnoozedUntilNews = true, Done = new("Jo", default, default) })));
    }

    [Fact]
    public async Task Claim_IsDoneAndClosesTheMenu()
    {
        var closed = 0;
        var menu = Open(await FoundAsync(1), closed: () => closed++);
        await menu.FindAll("[role=menuitem]")[0].ClickAsync(new());
        await IsAsync(1, run => run.ClaimedBy == "Mia");
        Assert.Equal(1, closed);
    }

    [Fact]
    public async Task HandOver_ListsThoseWhoGaveANameButNotTheViewer()
    {
        var cancel = Xunit.TestContext.Current.CancellationToken;
        await Host.Get<PeopleBook>().SeenAsync("Mia", cancel);
        var run = await FoundAsync(1);
        var alone = Open(run, RunMenuPage.HandOver);
        alone.WaitForAssertion(() => Assert.Equal("Nobody else has given a name here yet.", alone.Find("p").TextContent), Deadline);

        await Host.Get<PeopleBook>().SeenAsync("Jo", cancel);
        var menu = Open(run);
        await menu.FindAll("[role=menuitem]")[1].ClickAsync(new());
        menu.WaitForAssertion(() => Assert.Equal(["Jo", "Somebody else…"], Items(menu)), Deadline);
        await menu.Find("[role=menuitem]").ClickAsync(new());
        await IsAsync(1, one => one.ClaimedBy == "Jo");
    }

    [Fact]
    public async Task Snooze_OffersTimesAndTakesOne()
    {
        var menu = Open(await FoundAsync(1), RunMenuPage.Snooze);
        menu.WaitForAssertion(() => Assert.Equal(["Until something changes", "Choose a time…"], Items(menu).TakeLast(2)), Deadline);
        await menu.FindAll("[role=menuitem]")[^2].ClickAsync(new());
        await IsAsync(1, run => run.SnoozedUntilNews);
    }

    [Fact]
    public async Task Snooze_UntilATimeOfOnesOwn_TakesOneThatIsAhead()
    {
        var menu = Open(await FoundAsync(1), RunMenuPage.Snooze);
        menu.WaitForAssertion(() => Assert.Contains("Choose a time…", Items(menu)), Deadline);
        await menu.FindAll("[role=menuitem]")[^1].ClickAsync(new());
        Assert.NotNull(menu.Find("[role=dialog]"));

        await menu.Find("input").ChangeAsync(new() { Value = "2020-01-01T09:00" });
        await menu.Find("form").SubmitAsync();
        Assert.Equal("Choose a day and an hour that are still ahead.", menu.Find("[role=alert]").TextContent);

        await menu.Find("input").ChangeAsync(new() { Value = "2120-01-01T09:00" });
        await menu.Find("form").SubmitAsync();
        await IsAsync(1, run => run.SnoozedUntil == new DateTimeOffset(2120, 1, 1, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task HandOver_ToANameThatIsTyped_TakesAnybody()
    {
        await Host.Get<PeopleBook>().SeenAsync("Jo", Xunit.TestContext.Current.CancellationToken);
        var menu = Open(await FoundAsync(1), RunMenuPage.HandOver);
        menu.WaitForAssertion(() => Assert.Contains("Jo", Items(menu)), Deadline);
        await menu.FindAll("[role=menuitem]")[^1].ClickAsync(new());
        menu.WaitForAssertion(() => Assert.Equal(["Jo"], menu.FindAll("datalist option").Select(person => person.GetAttribute("value"))), Deadline);

        await menu.Find("input").ChangeAsync(new() { Value = "  " });
        await menu.Find("form").SubmitAsync();
        Assert.StartsWith("Enter a name", menu.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        await menu.Find("input").ChangeAsync(new() { Value = "  Bob " });
        await menu.Find("form").SubmitAsync();
        await IsAsync(1, run => run.ClaimedBy == "Bob");
    }

    [Fact]
    public async Task Menu_SaysWhatItIsFor()
    {
        var run = await FoundAsync(1);
        Assert.Equal("What to do with 1001", Open(run).Find("[role=menu]").GetAttribute("aria-label"));
        var several = Render<RunMenu>(it => it.AddCascadingValue(Mia).Add(menu => menu.Runs, [run, run]));
        Assert.Equal("What to do with 2 runs", several.Find("[role=menu]").GetAttribute("aria-label"));
    }

    private IRenderedComponent<RunMenu> Open(RunSummary run, RunMenuPage page = RunMenuPage.All, Action? closed = null) => Render<RunMenu>(it =>
        it.AddCascadingValue(Mia).Add(menu => menu.Runs, [run]).Add(menu => menu.Page, page).Add(menu => menu.Closed, EventCallback.Factory.Create(this, closed ?? (() => { }))));

    private static List<string> Items(IRenderedComponent<RunMenu> menu) => [.. menu.FindAll("[role=menuitem] bdi").Select(item => item.TextContent)];
}
