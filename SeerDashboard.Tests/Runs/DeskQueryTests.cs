using SeerDashboard.Runs;
using static SeerDashboard.Tests.Live.Some;

namespace SeerDashboard.Tests.Runs;

public sealed class DeskQueryTests
{
    [Fact]
    public void Parse_Everything_IsTaken()
    {
        var query = DeskQuery.Parse("?group=planReady&state=planReady&who=Mia&stage=solution&repo=acme/shop&project=web&integration=main&level=error&size=large&risk=migration&since=7d&q=cart+id&path=src%2Fcart.py");
        Assert.Equal(
            new DeskQuery
            {
                Group = DeskGroup.PlanReady,
                State = RunState.PlanReady,
                Who = DeskWho.Of("Mia"),
                Stage = Stage.Solution,
                Repo = "acme/shop",
                Project = "web",
                Integration = "main",
                Level = "error",
                Size = ChangeSize.Large,
                Risk = "migration",
                Since = DeskSince.Ago(TimeSpan.FromDays(7)),
                Text = "cart id",
                Path = "src/cart.py",
            },
            query);
    }

    [Fact]
    public void Parse_SeveralValues_AreTakenAndKeepTheirOrder()
    {
        var query = DeskQuery.Parse("?state=running&state=quiet&who=Mia&who=@mine&repo=acme/web&repo=acme/shop&repo=acme/web&size=small&size=huge&q=a&q=b", out var notes);

        Assert.Equal([RunState.Running, RunState.Quiet], query.State.Values);
        Assert.Equal(["Mia", "mine"], query.Who.Names.Values);
        Assert.Equal("state=running&state=quiet&who=Mia&who=%40mine&repo=acme%2Fweb&repo=acme%2Fshop&size=small&q=b", query.ToQuery());
        Assert.Single(notes);
    }

    [Fact]
    public void Parse_MoreValuesThanAreTaken_SaysSo()
    {
        var query = DeskQuery.Parse(string.Join('&', Enumerable.Range(0, 30).Select(number => $"repo=acme/{number}")), out var notes);

        Assert.Equal(20, query.Repo.Values.Count);
        Assert.Equal("'repo' may be given 20 times; the others were ignored.", Assert.Single(notes));
    }

    [Theory]
    [InlineData("who=Mia&who=mine", "mine")]
    [InlineData("who=mine&who=Mia", "Mia")]
    [InlineData("who=Mia&who=all", "")]
    public void Parse_WhoseAndNames_TakesWhatStandsLast(string query, string who) => Assert.Equal(who, string.Join(' ', DeskQuery.Parse(query).Who.ToWords()));

    [Theory]
    [InlineData("size=huge", "'size' may be small, medium, large; 'huge' was ignored.")]
    [InlineData("group=3", "'group' may be readyForReview, planReady, rootCauseFound, noWord, running, done, snoozed; '3' was ignored.")]
    [InlineData("needs=you", "'needs' may be me; 'you' was ignored.")]
    [InlineData("since=yesterday", "'since' may be a time back such as 90m, 24h or 7d, or a date such as 2026-09-14; 'yesterday' was ignored.")]
    public void Parse_BadValue_IsIgnoredWithANote(string query, string note)
    {
        Assert.True(DeskQuery.Parse(query, out var notes).IsAll);
        Assert.Equal(note, Assert.Single(notes));
    }

    [Fact]
    public void Parse_OverlongText_IsCutWithANote()
    {
        Assert.Equal(200, DeskQuery.Parse("q=" + new string('a', 300), out var notes).Text!.Length);
        Assert.Single(notes);
    }

    [Theory]
    [InlineData("24h", "2026-09-13T12:00:00Z", "last 24 hours")]
    [InlineData("7d", "2026-09-07T12:00:00Z", "last 7 days")]
    [InlineData("90m", "2026-09-14T10:30:00Z", "last 90 minutes")]
    [InlineData("2026-09-01", "2026-09-01T00:00:00Z", "since 2026-09-01")]
    public void Since_Word_IsThatTime(string word, string at, string said)
    {
        var since = DeskSince.Parse(word)!.Value;
        Assert.Equal(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), since.From(Noon));
        Assert.Equal(said, since.Words());
    }

    [Theory]
    [InlineData("state=running", true)]
    [InlineData("state=quiet", false)]
    [InlineData("group=running", true)]
    [InlineData("who=mine", true)]
    [InlineData("who=MIA", true)]
    [InlineData("who=@+MIA", true)]
    [InlineData("who=@+", true)]
    [InlineData("who=unclaimed", false)]
    [InlineData("who=Jo", false)]
    [InlineData("repo=acme/shop", true)]
    [InlineData("needs=me", false)]
    [InlineData("repo=shop", false)]
    [InlineData("repo=shop&repo=acme/shop", true)]
    [InlineData("repo=shop&repo=web", false)]
    [InlineData("state=quiet&state=running&stage=coding&stage=rootCause", true)]
    [InlineData("who=Jo&who=MIA", true)]
    [InlineData("size=small&size=medium&level=warning&level=error&risk=auth&risk=migration", true)]
    [InlineData("project=shop&project=web&integration=acme&integration=shop", true)]
    [InlineData("size=medium", true)]
    [InlineData("size=small", false)]
    [InlineData("risk=migration", true)]
    [InlineData("since=1h", true)]
    [InlineData("since=2027-01-01", false)]
    [InlineData("stage=coding", false)]
    [InlineData("level=error&project=web&integration=shop", true)]
    [InlineData("level=warning", false)]
    [InlineData("q=whatever&path=x&view=y", true)]
    public void Matches_Run_IsWhatIsAskedFor(string query, bool matches)
    {
        var run = Run(1, 1) with
        {
            ClaimedBy = "Mia",
            Repos = ["acme/shop"],
            Added = 60,
            Risk = ["migration"],
            Issue = new IssueSummary { Level = "error", Project = "web" },
        };
        Assert.Equal(matches, DeskQuery.Parse(query).Matches(run, Noon, "mia"));
    }

    [Fact]
    public void Matches_Mine_IsNothingForWhoHasNoName() => Assert.False(new DeskQuery { Who = DeskWho.Mine }.Matches(Run(1, 1), Noon, me: null));

    [Fact]
    public void Matches_QuietByTheClockAlone_IsNoLongerRunning()
    {
        var run = Run(1, 1) with { QuietAt = Noon };
        Assert.True(DeskQuery.Parse("state=quiet&group=noWord").Matches(run, Noon, null));
        Assert.False(DeskQuery.Parse("state=running").Matches(run, Noon, null));
    }

    [Fact]
    public void Href_All_IsTheDesk() => Assert.Equal("/", DeskQuery.All.Href);
}
