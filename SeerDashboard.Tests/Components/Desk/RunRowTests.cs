using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using SeerDashboard.Components.Desk;
using SeerDashboard.Components.Finding;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Components.Desk;

public sealed class RunRowTests : BunitContext
{
    private static readonly RunSummary Opened = Story.Summed(
        Story.At(0, SeerAction.RootCauseStarted), Story.At(60, SeerAction.RootCauseCompleted), Story.At(90, SeerAction.SolutionCompleted),
        Story.At(120, SeerAction.CodingCompleted), Story.At(130, SeerAction.PullRequestCreated)) with
    {
        Issue = new IssueSummary { ShortId = "SHOP-4F2", Title = "AttributeError: 'NoneType' object has no attribute 'id'", Level = "error", Users = 1_200 },
        PullRequests = [new PullRequest { Repo = "acme/shop", Number = 418, Url = "https://github.com/acme/shop/pull/418", Provider = GitProvider.Github, State = PullRequestState.Opened }],
        Headline = "`Cart.restore` keeps no customer.",
    };

    private readonly FakeTimeProvider _clock = new(Story.Second(200));

    public RunRowTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(_clock).AddMudServices();
    }

    [Fact]
    public void Row_OfARun_SaysWhereItIsWhatBrokeAndWhatWasFound()
    {
        var row = Show(Opened);
        Assert.Equal("PR opened 1 min ago", row.Find(".prog small").TextContent.Trim());
        Assert.Equal("SHOP-4F2 AttributeError: 'NoneType' object has no attribute 'id'", row.Find("a.t").TextContent);
        Assert.Equal("Cart.restore", row.Find(".s code").TextContent);
        Assert.Equal("error · 1.2k users", row.Find(".chip.warn").TextContent);
        Assert.Equal("1 file +3 −1", row.Find(".chip.mono").TextContent);
    }

    [Fact]
    public void Row_ThatASearchFound_MarksTheWordsAndSaysWhereElseTheyAre()
    {
        var found = new FoundRuns(SearchWords.Of("nonetype keeps"), new Dictionary<RunKey, FoundText> { [Opened.Key] = new(FoundIn.Path, "src/cart.py", [new(4, 4)], "acme/shop") });
        var row = Show(Opened, row => row with { Search = found });
        Assert.Equal("NoneType", row.Find("a.t mark").TextContent);
        Assert.Equal("keeps", row.Find(".s mark").TextContent);
        Assert.Equal("in acme/shop src/cart.py", row.Find(".found").TextContent);
        Assert.Equal("cart", row.Find(".found mark").TextContent);
    }

    [Fact]
    public void Row_Link_LeadsToTheRunAndTheVerbToThePullRequest()
    {
        var row = Show(Opened);
        Assert.Equal("/runs/12345", row.Find("a.t").GetAttribute("href"));
        Assert.Equal("Open PR #418 ↗", row.Find("a.btn").TextContent);
        Assert.Equal(("_blank", "noopener noreferrer"), (row.Find("a.btn").GetAttribute("target"), row.Find("a.btn").GetAttribute("rel")));
        Assert.Contains("acme/shop #418", row.Find("[data-testid=pr-link]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_NumberOfTwoSenders_LinksNameTheInstallation()
    {
        var plan = Story.Summed(Story.At(60, SeerAction.SolutionCompleted)) with { Installation = "a b" };
        var row = Show(plan, row => row with { IsShared = true });
        Assert.Equal("/runs/12345?installation=a%20b", row.Find("a.t").GetAttribute("href"));
        Assert.Equal("/runs/12345?installation=a%20b#plan", row.Find("a.btn").GetAttribute("href"));
    }

    [Fact]
    public void Row_OfAnUnknownIssue_SaysThatTheTitleIsNotKnown()
    {
        var row = Show(Opened with { Issue = new(), GroupId = new GroupId(7_350_128_443) });
        Assert.Equal("7350128443 title not known yet", row.Find("a.t").TextContent);
    }

    [Fact]
    public void Row_ResolvedSupersededSample_SaysEach()
    {
        var run = Opened with { Issue = Opened.Issue with { Status = "resolved" }, SupersededBy = new RunId(12391) };
        var chips = Show(run, row => row with { IsSample = true }).FindAll(".chip").Select(chip => chip.TextContent).ToList();
        Assert.Contains("issue resolved", chips);
        Assert.Contains("superseded by run 12391", chips);
        Assert.Contains("sample", chips);
    }

    [Fact]
    public void Row_Silent_SaysWhatToMakeOfIt()
    {
        var run = Story.Summed(Story.At(0, SeerAction.RootCauseStarted));
        _clock.SetUtcNow(run.QuietAt!.Value);
        var row = Show(run.At(_clock.GetUtcNow()));
        Assert.Equal("Root cause: no word for 10 min", row.Find(".prog small").TextContent.Trim());
        Assert.Equal("Sentry reports no failures: look there.", row.Find(".advice").TextContent);
    }

    [Fact]
    public void Row_SilentAfterAFinding_StillSaysWhatWasFound()
    {
        var run = Story.Summed(Story.At(0, SeerAction.RootCauseCompleted), Story.At(60, SeerAction.SolutionStarted)) with { Headline = "A pool is too small." };
        _clock.SetUtcNow(run.QuietAt!.Value);
        var row = Show(run.At(_clock.GetUtcNow()));
        Assert.Equal(("A pool is too small.", "Sentry reports no failures: look there."), (row.Find(".s").TextContent, row.Find(".advice").TextContent));
    }

    [Theory]
    [InlineData(RunState.Merged)]
    [InlineData(RunState.NoChanges)]
    public void Row_ThatSomebodyMarkedDone_SaysWhoWhateverItsState(RunState state)
    {
        var done = Opened with { State = state, Done = new("Mona", Opened.UpdatedAt, Opened.UpdatedAt) };
        Assert.Contains("marked done by Mona", Show(done).FindAll(".chip.ok").Select(chip => chip.TextContent.Trim()));
        Assert.Empty(Show(done with { Done = null }).FindAll(".chip.ok"));
    }

    [Fact]
    public void Row_WithAGap_SaysWhatIsMissing() =>
        Assert.Contains("the plan came without a root cause", Show(Story.Summed(Story.At(0, SeerAction.SolutionCompleted))).FindAll(".chip").Select(chip => chip.TextContent));

    [Fact]
    public void Row_ThatCannotBeFolded_SaysWhyAndThatNothingIsLost() =>
        Assert.Equal("This run could not be worked out: too deep. All that was delivered is kept.", Show(Opened with { Problem = "too deep" }).Find(".s").TextContent);

    [Fact]
    public void Row_TextOfAnAttacker_StaysText()
    {
        var row = Show(Opened with { Headline = "<img src=x onerror=alert(1)>" });
        Assert.Empty(row.FindAll("img"));
        Assert.Equal("<img src=x onerror=alert(1)>", row.Find(".s").TextContent);
    }

    [Fact]
    public void Row_TheNextThingToDo_ItsButtonStandsOut()
    {
        Assert.Empty(Show(Opened).FindAll(".btn.main"));
        Assert.Equal("Open PR #418 ↗", Show(Opened, row => row with { IsNext = true }).Find(".btn.main").TextContent);
    }

    [Fact]
    public void Row_OfWhoOnlyLooks_HasNothingToPress()
    {
        Assert.Empty(Show(Opened).FindAll("[data-act]"));
        Assert.Equal(["pick", "claim", "menu", "snooze", "done"], Show(Opened, row => row with { MayAct = true }).FindAll("[data-act]").Select(one => one.GetAttribute("data-act")));
    }

    [Fact]
    public async Task Html_OfTheSameFacts_IsWrittenOnce()
    {
        var writer = new RowHtml(Services, NullLoggerFactory.Instance, new(), _clock);
        var first = await writer.OfAsync(Facts(Opened), now: false);
        Assert.Contains("Cart.restore", first.Html.Value, StringComparison.Ordinal);
        Assert.Same(first.Html.Value, (await writer.OfAsync(Facts(Opened with { }), now: false)).Html.Value);
        Assert.Contains("Another.", (await writer.OfAsync(Facts(Opened with { Version = 9, Headline = "Another." }), now: false)).Html.Value, StringComparison.Ordinal);
        Assert.NotEqual(first.Html.Value, (await writer.OfAsync(Facts(Opened) with { MayAct = true }, now: false)).Html.Value);
    }

    [Fact]
    public async Task Html_AfterAnErasure_IsHeldNoLonger()
    {
        var changes = new StoreChanges();
        var writer = new RowHtml(Services, NullLoggerFactory.Instance, changes, _clock);
        var first = await writer.OfAsync(Facts(Opened), now: false);
        changes.Clear();
        Assert.NotSame(first, await writer.OfAsync(Facts(Opened), now: false));
    }

    [Fact]
    public async Task Html_ForAPageThatStandsStill_HasTheTimesOfNow()
    {
        var writer = new RowHtml(Services, NullLoggerFactory.Instance, new(), _clock);
        var first = await writer.OfAsync(Facts(Opened), now: true);
        Assert.Same(first.Html.Value, (await writer.OfAsync(Facts(Opened), now: true)).Html.Value);
        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Same(first.Html.Value, (await writer.OfAsync(Facts(Opened), now: false)).Html.Value);
        Assert.Contains("10 min ago", (await writer.OfAsync(Facts(Opened), now: true)).Html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_OfHostileText_IsEncoded()
    {
        var html = (await new RowHtml(Services, NullLoggerFactory.Instance, new(), _clock).OfAsync(Facts(Opened with { Headline = "<img src=x onerror=alert(1)>" }), now: false)).Html.Value;
        Assert.Contains("&lt;img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_SizeOfAFileThatIsNoDiff_CountsNoLines() =>
        Assert.Equal("1 file", Show(Opened with { Added = 0, Removed = 0 }).Find(".chip.mono").TextContent);

    [Fact]
    public void Row_MergeRequestOfGitLab_IsNumberedAsThere()
    {
        var row = Show(Opened with { PullRequests = [Opened.PullRequests[0] with { Provider = GitProvider.Gitlab, Url = "https://gitlab.com/acme/shop/-/merge_requests/418" }] });
        Assert.Contains("acme/shop !418", row.Find("[data-testid=pr-link]").TextContent, StringComparison.Ordinal);
    }

    private RowFacts Facts(RunSummary run)
    {
        var place = Triage.Of(run, _clock.GetUtcNow());
        return new() { Run = run, Place = place, Under = place.Group, Usual = UsualTimes.Unknown };
    }

    private IRenderedComponent<RunRow> Show(RunSummary run, Func<RowFacts, RowFacts>? more = null) =>
        Render<RunRow>(it => it.Add(row => row.Row, more is null ? Facts(run) : more(Facts(run))));
}
