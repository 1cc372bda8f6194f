using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs.Reviewing;

public sealed class ReviewVerdictsTests
{
    [Fact]
    public void Wire_OfEachVerdict_IsReadAgain()
    {
        Assert.Equal(["ship", "needsWork", "wrongCause"], ReviewVerdicts.All.Select(ReviewVerdicts.Wire));
        Assert.All(ReviewVerdicts.All, verdict => Assert.Equal(verdict, ReviewVerdicts.Of(ReviewVerdicts.Wire(verdict))));
        Assert.All(["Ship", "", null, "0"], word => Assert.Null(ReviewVerdicts.Of(word)));
    }

    [Theory]
    [InlineData(ReviewVerdict.Ship, null)]
    [InlineData(ReviewVerdict.NeedsWork, null)]
    [InlineData(ReviewVerdict.WrongCause, "wrongCause")]
    public void Verdict_WhenOtherCodeComes_StandsOnlyOverTheCause(ReviewVerdict verdict, string? expected)
    {
        SeerEvent[] events = [At(0, RootCauseCompleted), At(5, CodingCompleted, "a.py")];
        var given = new ReviewStanding(0, verdict, ReviewVerdicts.GivenOn(verdict, Told(events)));
        Assert.Equal(ReviewVerdicts.Wire(verdict), given.On(Told([.. events, At(9, PullRequestCreated)])));
        Assert.Equal(expected, given.On(Told([.. events, At(9, CodingStarted), At(20, CodingCompleted, "b.py")])));
    }

    [Fact]
    public void Verdict_OnTheCause_EndsWithIt()
    {
        var given = new ReviewStanding(0, ReviewVerdict.WrongCause, ReviewVerdicts.GivenOn(ReviewVerdict.WrongCause, Told(At(0, RootCauseCompleted))));
        var other = At(20, RootCauseCompleted, "again") with { RootCause = Found with { Summary = "The session is gone." } };
        Assert.Null(given.On(Told(At(0, RootCauseCompleted), At(10, RootCauseStarted), other)));
    }

    [Fact]
    public void Summary_SaysTheVerdictAndHowManyComments()
    {
        var run = Told(At(0, CodingCompleted, "a.py"));
        var summary = Summaries.Compose(run, Context() with { Review = new(3, ReviewVerdict.Ship, ReviewVerdicts.GivenOn(ReviewVerdict.Ship, run)) });
        Assert.Equal(("ship", 3), (summary.Verdict, summary.Comments));
    }
}
