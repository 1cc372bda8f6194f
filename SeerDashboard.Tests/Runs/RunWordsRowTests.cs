using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class RunWordsRowTests
{
    private const string Sentry = "https://sentry.io/organizations/acme/issues/7/?seerDrawer=true";

    [Fact]
    public void Verb_PullRequest_OpensTheFirstThatIsOpen()
    {
        var run = Summed(At(0, PullRequestCreated)) with
        {
            PullRequests =
            [
                Pull("a", 417, "https://h.example/o/r/pull/417") with { State = PullRequestState.Merged },
                Pull("b", 418, "https://h.example/o/r/pull/418") with { State = PullRequestState.Open },
            ],
        };
        Assert.Equal(new RowVerb("Open PR #418 ↗", "https://h.example/o/r/pull/418", Leaves: true) { Host = "h.example" }, Verb(run));
    }

    [Fact]
    public void Verb_PullRequestWithoutNumber_IsStillALink() =>
        Assert.Equal("Open PR ↗", Verb(Summed(At(0, PullRequestCreated) with { PullRequests = [Pull("a", null, "https://h.example/o/r/pull/9")] }))?.Text);

    [Fact]
    public void Verb_AddressThatIsNoPullRequest_IsNoLink() =>
        Assert.Equal("Review code", Verb(Summed(At(0, CodingCompleted, "a.py"), At(9, PullRequestCreated) with { PullRequests = [Pull("a", 7, "https://h.example/login?next=/o/r/pull/7")] }))?.Text);

    [Fact]
    public void Verb_PullRequestWithoutUrl_ReviewsTheCode() =>
        Assert.Equal("Review code", Verb(Summed(At(0, CodingCompleted, "a.py"), At(9, PullRequestCreated)))?.Text);

    [Fact]
    public void Verb_CodeReady_ReviewsIt() =>
        Assert.Equal(new RowVerb("Review code", "/runs/12345/review", Leaves: false), Verb(Summed(At(0, CodingCompleted, "a.py"))));

    [Fact]
    public void Verb_PlanReady_ReadsIt() =>
        Assert.Equal(new RowVerb("Read plan", "/runs/12345#plan", Leaves: false), Verb(Summed(At(0, SolutionCompleted))));

    [Fact]
    public void Verb_RootCauseFound_ReadsIt() =>
        Assert.Equal(new RowVerb("Read cause", "/runs/12345#root-cause", Leaves: false), Verb(Summed(At(0, RootCauseCompleted))));

    [Fact]
    public void Verb_NothingDelivered_LooksInSentry() =>
        Assert.Equal(new RowVerb("Open in Sentry ↗", Sentry, Leaves: true), Verb(Summed(At(0, RootCauseCompleted) with { RootCause = null, GroupId = new(7) })));

    [Fact]
    public void Verb_NoChanges_ReadsThePlanIfThereIsOne()
    {
        var none = At(9, CodingCompleted) with { Changes = null, GroupId = new(7) };
        Assert.Equal("Read plan", Verb(Summed(At(0, SolutionCompleted), none))?.Text);
        Assert.Equal("Open in Sentry ↗", Verb(Summed(none))?.Text);
    }

    [Fact]
    public void Verb_Quiet_LooksInSentryWhereItIsKnown()
    {
        var run = Summed(At(0, RootCauseStarted) with { GroupId = new(7) });
        Assert.Equal("Open in Sentry ↗", RunWords.Verb(run, Second(900))?.Text);
        Assert.Null(RunWords.Verb(Summed(At(0, RootCauseStarted)), Second(900)));
    }

    [Fact]
    public void Verb_Running_IsNone() => Assert.Null(Verb(Summed(At(0, RootCauseStarted) with { GroupId = new(7) })));

    [Theory]
    [InlineData("code_fix", "can be fixed in code")]
    [InlineData("action_recommended", "needs an action, not code")]
    [InlineData("rca_only", "root cause only")]
    [InlineData("a_later_word", "a_later_word")]
    public void Classification_IsSaidInWords_OthersVerbatim(string word, string said) => Assert.Equal(said, RunWords.Classification(word));

    [Theory]
    [InlineData("error", 1_200L, 4_800L, "error · 1.2k users", "error · 1.2k users · 4.8k events")]
    [InlineData("fatal", 1L, null, "fatal · 1 user", "fatal · 1 user")]
    [InlineData(null, 84L, null, "84 users", "84 users")]
    [InlineData("warning", null, 1L, "warning", "warning · 1 event")]
    [InlineData(null, null, null, null, null)]
    public void Severity_SaysWhatIsKnown(string? level, long? users, long? events, string? chip, string? withEvents)
    {
        var issue = new IssueSummary { Level = level, Users = users, Events = events };
        Assert.Equal((chip, withEvents), (RunWords.Severity(issue), RunWords.Severity(issue, withEvents: true)));
    }

    private static RowVerb? Verb(RunSummary run) => RunWords.Verb(run, Second(20));
}
