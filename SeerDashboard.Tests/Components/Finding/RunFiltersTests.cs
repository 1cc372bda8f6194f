using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using SeerDashboard.Components.Finding;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Finding;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Components.Finding;

public sealed class RunFiltersTests : BunitContext
{
    private readonly FakeTimeProvider _clock = new(Some.Noon);
    private readonly RunFeed _feed;

    public RunFiltersTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        _feed = new RunFeed(new StoreChanges(), Options.Create(new LiveOptions()), _clock, NullLogger<RunFeed>.Instance);
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_feed).AddMudServices();
    }

    private BunitNavigationManager Went => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Typing_AsksOnceItRests_AndFurtherLettersReplaceTheFirst()
    {
        var filters = Show("state=quiet");
        var box = filters.Find("input[type=search]");
        box.Input("ca");
        box.Input("cart ");
        Assert.Empty(Went.History);
        _clock.Advance(TimeSpan.FromMilliseconds(150));
        filters.WaitForAssertion(() => Assert.Equal(("/?state=quiet&q=cart", false), Last()));

        filters.Render(it => it.Add(one => one.Query, DeskQuery.Parse("state=quiet&q=cart")));
        Assert.Equal("cart ", filters.Find("input[type=search]").GetAttribute("value"));
        filters.Find("input[type=search]").Input("cart id");
        _clock.Advance(TimeSpan.FromMilliseconds(150));
        filters.WaitForAssertion(() => Assert.Equal(("/?state=quiet&q=cart%20id", true), Last()));
    }

    [Fact]
    public void Back_ToAnotherSearch_ShowsItsWords()
    {
        var filters = Show("q=cart");
        filters.Render(it => it.Add(one => one.Query, DeskQuery.Parse("q=voucher")));
        Assert.Equal("voucher", filters.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public void Typing_ThenLeaving_CallsNobodyBack()
    {
        var filters = Show("");
        filters.Find("input[type=search]").Input("cart");
        filters.Instance.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(Went.History);
    }

    [Fact]
    public void Filters_ThatAreSet_AreChipsThatTakeThemAway()
    {
        var chips = Show("who=Mia&repo=acme/shop&size=large&since=7d&path=src&q=cart").FindAll(".said a");
        Assert.Equal(
            ["acme/shop ×, take away", "claimed by Mia ×, take away", "large changes ×, take away", "last 7 days ×, take away", "path has “src” ×, take away", "Clear all"],
            chips.Select(chip => chip.TextContent));
        Assert.Equal("/?repo=acme%2Fshop&size=large&since=7d&q=cart&path=src", chips[1].GetAttribute("href"));
        Assert.Equal("/", chips[^1].GetAttribute("href"));
    }

    [Fact]
    public void Filters_OfSeveralValues_HaveAChipForEach()
    {
        var chips = Show("state=running&state=quiet&who=Mia&who=Jo").FindAll(".said a");
        Assert.Equal(["/?state=quiet&who=Mia&who=Jo", "/?state=running&who=Mia&who=Jo", "/?state=running&state=quiet&who=Jo", "/?state=running&state=quiet&who=Mia", "/"], chips.Select(chip => chip.GetAttribute("href")));
    }

    [Fact]
    public async Task Menus_OfferWhatRunsHave_AndWhatTheAddressAsksFor()
    {
        _feed.Read([Some.Run(1, 1) with { Repos = ["acme/web"] }, Some.Run(2, 2) with { Repos = ["acme/shop"], ClaimedBy = "Mia" }, Some.Run(3, 3) with { Repos = ["acme/shop"] }]);
        var filters = Show("repo=acme/gone");
        await filters.Find("[aria-controls=desk-filters]").ClickAsync();
        Assert.Equal(["acme/shop", "acme/web", "acme/gone"], Menu("Repository").QuerySelectorAll("label").Select(choice => choice.TextContent.Trim()));
        Assert.Equal("Repository acme/gone", Menu("Repository").QuerySelector("summary")!.TextContent);
        await Choice("Repository", 1).ChangeAsync(new() { Value = true });
        Assert.Equal("/?repo=acme%2Fgone&repo=acme%2Fweb", Last().Address);
        await Choice("Person", 0).ChangeAsync(new() { Value = true });
        Assert.Equal("/?who=Mia&repo=acme%2Fgone", Last().Address);

        filters.Render(it => it.Add(one => one.Query, DeskQuery.Parse("repo=acme/gone&repo=acme/web&state=quiet")));
        Assert.Equal("Repository 2 chosen", Menu("Repository").QuerySelector("summary")!.TextContent);
        await Choice("Repository", 2).ChangeAsync(new() { Value = false });
        Assert.Equal("/?state=quiet&repo=acme%2Fweb", Last().Address);
        await Choice("State", (int)RunState.Running).ChangeAsync(new() { Value = true });
        Assert.Equal("/?state=quiet&state=running&repo=acme%2Fgone&repo=acme%2Fweb", Last().Address);

        // What was taken away can be chosen again.
        filters.Render(it => it.Add(one => one.Query, DeskQuery.Parse("repo=acme/web")));
        Assert.Equal(3, Menu("Repository").QuerySelectorAll("input").Length);

        IElement Menu(string label) => filters.FindAll("details").First(menu => menu.QuerySelector("summary")!.TextContent.StartsWith(label, StringComparison.Ordinal));
        IElement Choice(string label, int at) => Menu(label).QuerySelectorAll("input")[at];
    }

    [Fact]
    public async Task Time_IsATimeBackOrADay()
    {
        var filters = Show("");
        await filters.Find("[aria-controls=desk-filters]").ClickAsync();
        await filters.Find("#desk-filters select").ChangeAsync(new() { Value = "1d" });
        Assert.Equal("/?since=1d", Last().Address);
        await filters.Find("input[type=date]").ChangeAsync(new() { Value = "2026-09-01" });
        Assert.Equal("/?since=2026-09-01", Last().Address);

        filters.Render(it => it.Add(one => one.Query, DeskQuery.Parse("since=2026-09-01")));
        Assert.Equal("2026-09-01", filters.Find("input[type=date]").GetAttribute("value"));
        Assert.Equal("since 2026-09-01", filters.Find("#desk-filters option[value='2026-09-01']").TextContent);
        await filters.Find("input[type=date]").ChangeAsync(new() { Value = "" });
        Assert.Equal("/", Last().Address);
    }

    [Fact]
    public void Notes_OfTheAddress_AreSaid() =>
        Assert.Contains("'huge' was ignored", Show("", it => it.Add(one => one.Notes, ["'size' may be small; 'huge' was ignored."])).Find(".note").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Hits_AreCounted()
    {
        Assert.Equal("more than 1,000 runs found", Said(new([], null, 1_000, More: true)).Split(';')[0]);
        Assert.Equal("0 runs found", Said(RunHits.None));

        string Said(RunHits hits) => Show("q=cart", it => it.Add(one => one.Hits, hits)).Find("[role=status]").TextContent;
    }

    [Fact]
    public void NoHits_OffersWhatMayBeTakenAway()
    {
        var empty = Render<NoHits>(it => it.Add(one => one.Query, DeskQuery.Parse("who=mine&repo=acme/shop&q=cart nowhere")));
        Assert.Equal("No run has “cart nowhere”", empty.Find("h2").TextContent);
        Assert.Equal(["Without “Mine”", "Without acme/shop", "Without “nowhere”", "Show all runs"], empty.FindAll(".ways a").Select(way => way.TextContent));
        Assert.Equal("/?who=mine&repo=acme%2Fshop&q=cart", empty.FindAll(".ways a")[2].GetAttribute("href"));
    }

    private IRenderedComponent<RunFilters> Show(string query, Action<ComponentParameterCollectionBuilder<RunFilters>>? more = null) => Render<RunFilters>(it =>
    {
        it.Add(one => one.Query, DeskQuery.Parse(query));
        more?.Invoke(it);
    });

    private (string Address, bool Replaces) Last() => Went.History.First() is var last ? (last.Uri, last.Options.ReplaceHistoryEntry) : default;
}
