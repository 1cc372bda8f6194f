using Bunit;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Components.Run;

public sealed class RunContentTests : RunPageTest
{
    private static readonly IssueFacts Issue = new()
    {
        Title = new("AttributeError: 'NoneType' object has no attribute 'id'", WholeRun.Began),
        ShortId = new("SHOP-4F2", WholeRun.Began),
        Url = new("https://acme.sentry.io/issues/7350128443/", WholeRun.Began),
        Level = new("error", WholeRun.Began),
        Users = new(1234, WholeRun.Began),
        Events = new(4812, WholeRun.Began),
        Status = new("resolved", WholeRun.Began),
    };

    [Fact]
    public void SecondGeneration_Whole_ShowsEveryField()
    {
        var page = Show(WholeRun.Of(Payload.SecondGeneration, Issue));

        Assert.Equal("AttributeError: 'NoneType' object has no attribute 'id'", page.Find("h1").TextContent);
        Assert.Equal("Carts older than 30 days are restored from an archive that keeps the lines but not the customer.", page.Find(".lede").TextContent);
        Assert.Equal("SHOP-4F2 in Sentry ↗", Line(page.Find(".crumbs a[target]").TextContent));
        Assert.Contains("0f6f2b1e-5d0c-4b53-9d55-2b1c3a1f7e10", Texts(page, "aside dd"));
        Assert.Contains("resolved in Sentry", Texts(page, ".head .chip"));
        Assert.Contains("error · 1.2k users · 4.8k events", Texts(page, ".head .chip"));
        Assert.Equal(5, page.FindAll("#root-cause .numbered li").Count);
        Assert.Contains("Checkout reads cart.customer.id and the customer is None.", Texts(page, "#root-cause .numbered li"));
        Assert.Equal(2, page.FindAll("#root-cause .plain li").Count);
        Assert.Contains("can be fixed in code", Texts(page, "#root-cause .chip"));
        Assert.Contains("One class restores carts, and the archive keeps the customer’s id.", Texts(page, "#root-cause .summary"));
        Assert.Contains("analyzed_window", page.Find("#root-cause details pre").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[data-testid=solution-step]"));
        Assert.Single(page.FindAll("#code .diffview.small"));
        Assert.NotEmpty(page.FindAll("[data-testid=pr-link]"));
    }

    [Fact]
    public void FirstGeneration_Whole_ShowsTimelineChangeAndPullRequest()
    {
        var page = Show(WholeRun.Of(Payload.FirstGeneration));

        Assert.Equal("Issue 1170820242, title not known yet", page.Find("h1").TextContent);
        var steps = page.FindAll("[data-testid=timeline-step]");
        Assert.Equal([("human_action", "false"), ("internal_code", "true")], steps.Select(step => (step.GetAttribute("data-type"), step.GetAttribute("data-important"))));
        Assert.Contains("most important", steps[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("most important", steps[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("const name = session.user.name;\n", steps[1].QuerySelector("pre code")!.TextContent);
        Assert.Equal("no session yet", steps[0].QuerySelector("strong")!.TextContent);
        Assert.Empty(steps[0].QuerySelectorAll(".file"));
        Assert.Equal("https://github.com/owner/repo/blob/HEAD/src/app/page.ts", steps[1].QuerySelector("a.file")!.GetAttribute("href"));
        Assert.Equal(2, page.FindAll("[data-testid=solution-step]").Count);
        Assert.Equal("/runs/12345/review", page.Find("#code h2 a.chip").GetAttribute("href"));
        Assert.Equal(["seer/fix-this-thing", "12345"], Texts(page, "#code .branch code"));
        Assert.Equal("owner/repo #123 | ↗ | opened | id | 456789", Pieces(page.Find("#pull-requests li")));
        Assert.Equal("https://github.com/owner/repo/pull/123", page.Find("#pull-requests [data-testid=pr-link]").GetAttribute("href"));
        Assert.Equal("owner/repo #123 ↗", Line(page.Find("#pull-requests [data-testid=pr-link]").TextContent));
    }

    [Fact]
    public void Generations_MixedInOneRun_AreShownSideBySide()
    {
        var page = Show(WholeRun.Of("first-root-cause-completed", "second-solution-completed", "second-coding-completed", "first-pr-created"));

        Assert.Equal(2, page.FindAll("[data-testid=timeline-step]").Count);
        Assert.NotEmpty(page.FindAll("[data-testid=solution-step] .markdown"));
        Assert.Equal(["acme/shop", "acme/api"], Texts(page, "#code h3"));
        Assert.Single(page.FindAll("#pull-requests [data-testid=pr-link]"));
    }

    [Fact]
    public void Steps_OfACompletedRun_AreLinksWithTimes()
    {
        var page = Show(WholeRun.Of(Payload.FirstGeneration));

        Assert.Equal(
            [("rootCause", "completed"), ("solution", "completed"), ("coding", "completed"), ("pullRequest", "completed")],
            page.FindAll("[data-testid=step]").Select(step => (step.GetAttribute("data-stage"), step.GetAttribute("data-status"))));
        Assert.Equal(["/runs/12345#root-cause", "/runs/12345#plan", "/runs/12345#code", "/runs/12345#pull-requests"], page.FindAll("[data-testid=step] a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Root cause 09:02 · took 1 min", Line(page.Find("[data-stage=rootCause]").TextContent));
        Assert.All(page.FindAll("[data-testid=step] a"), link => Assert.NotNull(page.Find(link.GetAttribute("href")!["/runs/12345".Length..])));
    }

    [Fact]
    public void Headings_OfAWholeRun_SkipNoLevel()
    {
        var levels = Show(WholeRun.Of(Payload.FirstGeneration)).FindAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.TagName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void FilledButton_OfAWholeRun_IsTheOnlyOneAndLeadsToThePullRequest()
    {
        var button = Assert.Single(Show(WholeRun.Of(Payload.FirstGeneration)).FindAll(".btn.main"));

        Assert.Equal(("Open PR #123 ↗", "https://github.com/owner/repo/pull/123", "noopener noreferrer"), (button.TextContent, button.GetAttribute("href"), button.GetAttribute("rel")));
    }

    [Fact]
    public void Run_ThatIsSuperseded_LeadsToTheNewer() =>
        Assert.Equal("/runs/99", Show(WholeRun.Of("first-root-cause-started") with { SupersededBy = new(99) }).Find(".alert a").GetAttribute("href"));

    [Fact]
    public void Run_ThatCannotBeFolded_SaysWhyAndKeepsItsDeliveries()
    {
        var page = Show(WholeRun.Of("first-root-cause-started") with { Problem = "Two steps at once." });

        Assert.Contains("Two steps at once.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/runs/12345?tab=deliveries", page.Find("[role=alert] a").GetAttribute("href"));
    }
}
