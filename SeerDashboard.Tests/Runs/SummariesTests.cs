using System.Text.Json;
using SeerDashboard.Diffs;
using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class SummariesTests
{
    [Fact]
    public void Summary_NamesTheRunAndCarriesTheFold()
    {
        var run = Told(At(0, RootCauseStarted) with { GroupId = new(7) }, At(90, PullRequestReady) with { PullRequests = [Pull("acme/shop", 1)], Iteration = 2 });
        var summary = Summaries.Compose(run, Context() with { SupersededBy = new RunId(99) });
        Assert.Equal(Key, summary.Key);
        Assert.Equal((run.GroupId, run.Steps, run.Iteration, true), (summary.GroupId, summary.Steps, summary.Iteration, summary.ReadyForReview));
        Assert.Equal((run.StartedAt, run.UpdatedAt, run.PullRequests), (summary.StartedAt, summary.UpdatedAt, summary.PullRequests));
        Assert.Equal(new RunId(99), summary.SupersededBy);
        Assert.Equal(0, summary.Version);
    }

    [Theory]
    [InlineData(null, 600)]
    [InlineData(60, 600)]
    [InlineData(200, 600)]
    [InlineData(240, 720)]
    public void QuietAt_IsTheFloorOrThreeTimesTheP95AfterTheStart(int? p95Seconds, int expected)
    {
        var context = Context() with { Usual = p95Seconds is { } p95 ? Usual(Stage.Solution, p95) : UsualTimes.Unknown };
        var run = Told(At(0, RootCauseCompleted), At(100, SolutionStarted), At(130, "triage_started"));
        Assert.Equal(Second(100 + expected), Summaries.Compose(run, context).QuietAt);
    }

    [Fact]
    public void QuietAt_AnotherStepsHistory_DoesNotCount() =>
        Assert.Equal(Second(600), Summaries.Compose(Told(At(0, RootCauseStarted)), Context() with { Usual = Usual(Stage.Coding, 9_000) }).QuietAt);

    [Fact]
    public void QuietAt_NothingRunning_IsNull() => Assert.Null(Summed(At(0, RootCauseCompleted)).QuietAt);

    [Fact]
    public void Repos_AreThoseChangedThenThoseNamed_WithoutRepeats()
    {
        var cause = Found with
        {
            Repo = "acme/ops",
            Steps =
            [
                new TimelineStep { Title = "1", File = new CodeFile("a.py", "acme/api", null) },
                new TimelineStep { Title = "2", File = new CodeFile("b.py", null, null) },
                new TimelineStep { Title = "3", File = new CodeFile("c.py", "acme/shop", null) },
            ],
        };
        var plan = Planned with { Steps = [new SolutionStep { Title = "1", File = new CodeFile("d.py", "acme/web", null) }] };
        var run = Summed(
            At(0, RootCauseCompleted) with { RootCause = cause }, At(1, SolutionCompleted) with { Solution = plan },
            At(2, CodingCompleted, "a.py"), At(3, PullRequestCreated) with { PullRequests = [Pull("acme/pay", 1), Pull("acme/shop", 2)] });
        Assert.Equal(["acme/shop", "acme/pay", "acme/ops", "acme/api", "acme/web"], run.Repos);
    }

    [Fact]
    public void Size_IsThatOfTheChangeSetThatHolds()
    {
        var run = Summed(At(0, CodingCompleted, "a.py"), At(60, CodingCompleted, "b.py") with { Changes = Two });
        Assert.Equal((3, 27, 3), (run.Files, run.Added, run.Removed));
    }

    [Fact]
    public void Issue_SaysWhatOtherDeliveriesSaid()
    {
        var facts = new IssueFacts
        {
            Title = new("KeyError: 'currency'", Noon),
            ShortId = new("SHOP-501", Noon),
            Url = new("https://acme.sentry.io/issues/7/", Noon),
            Project = new("shop", Noon),
            Level = new("error", Noon),
            Priority = new("high", Noon),
            Status = new("resolved", Noon),
            Users = new(40, Noon),
            Events = new(4_800, Noon),
            Assignee = new("", Noon),
        };
        var issue = Summaries.Compose(Told(At(0, RootCauseStarted) with { GroupId = new(7) }), Context() with { Issue = facts }).Issue;
        var expected = new IssueSummary
        {
            Title = "KeyError: 'currency'",
            ShortId = "SHOP-501",
            Url = "https://acme.sentry.io/issues/7/",
            Project = "shop",
            Level = "error",
            Priority = "high",
            Status = "resolved",
            Users = 40,
            Events = 4_800,
            Assignee = null,
        };
        Assert.Equal(expected, issue);
        Assert.True(issue.IsResolved);
    }

    [Theory]
    [InlineData("acme", 1170820242L, "https://sentry.io/organizations/acme/issues/1170820242/?seerDrawer=true")]
    [InlineData(null, 1170820242L, null)]
    [InlineData("acme", null, null)]
    public void IssueLink_WithoutOneSaid_IsMadeFromTheIds(string? organization, long? group, string? url)
    {
        var run = Told(At(0, RootCauseStarted) with { GroupId = group is { } id ? new GroupId(id) : null });
        Assert.Equal(url, Summaries.Compose(run, Context() with { Place = new SentryPlace("https://sentry.io/", organization) }).Issue.Url);
    }

    [Fact]
    public void Whole_HasEverythingAndThePatchTexts()
    {
        var run = Told(
            At(0, RootCauseCompleted), At(1, SolutionCompleted), At(2, CodingCompleted, "a.py"), At(600, CodingStarted), At(690, PullRequestCreated), At(695, "news"));
        var whole = Summaries.Whole(Summaries.Compose(run, Context()), run, id => $"text of {id}");
        Assert.Equal((Found, Planned, true, 1), (whole.RootCause, whole.Solution, whole.ChangesOutdated, whole.ChangeVersions));
        Assert.Equal("text of patch of a.py", whole.Changes[0].Files[0].Patch);
        Assert.Equal("news", Assert.Single(whole.Unknown).Action);
        Assert.Equal((Key, RunState.PullRequestOpened), (whole.Key, whole.State));
    }

    [Fact]
    public void Whole_PatchThatIsGone_IsNull()
    {
        var run = Told(At(2, CodingCompleted, "a.py"));
        Assert.Null(Summaries.Whole(Summaries.Compose(run, Context()), run, _ => null).Changes[0].Files[0].Patch);
    }

    [Fact]
    public void Json_OfASummary_ReadsBackTheSame()
    {
        var text = JsonSerializer.Serialize(Summed(At(0, RootCauseCompleted), At(1, PullRequestCreated)), RunsJson.Default.RunSummary);
        var read = JsonSerializer.Deserialize(text, RunsJson.Default.RunSummary);
        Assert.Equal(text, JsonSerializer.Serialize(read, RunsJson.Default.RunSummary));
        Assert.Contains("\"state\":\"pullRequestOpened\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("completionHash", text, StringComparison.OrdinalIgnoreCase);
    }

    private static readonly ChangeSet Two = new(
    [
        new() { Repo = "acme/shop", Files = [new() { Path = "a", Added = 20, Removed = 3 }, new() { Path = "b", Added = 7, Status = FileStatus.Added }] },
        new() { Repo = "acme/api", Files = [new() { Path = "c" }] },
    ]);

    private static UsualTimes Usual(Stage stage, int p95) =>
        new(new Dictionary<Stage, UsualTime> { [stage] = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(p95), 20) });
}
