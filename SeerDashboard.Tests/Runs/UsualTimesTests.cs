using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class UsualTimesTests
{
    private static readonly UsualTime InAll = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), 300);
    private static readonly UsualTime InShop = new(TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(9), 12, "acme/shop");

    private static readonly UsualTimes Usual = new(new Dictionary<Stage, UsualTime> { [Stage.Solution] = InAll, [Stage.Coding] = InAll })
    {
        ByRepo = new Dictionary<string, IReadOnlyDictionary<Stage, UsualTime>> { ["acme/shop"] = new Dictionary<Stage, UsualTime> { [Stage.Solution] = InShop } },
    };

    [Fact]
    public void Of_ARepositoryWithHistory_IsItsOwn()
    {
        Assert.Equal(InShop, Usual.Of(Stage.Solution, ["acme/shop"]));
        Assert.Equal(InShop, Usual.Of(Stage.Solution, ["acme/new", "acme/shop"]));
        Assert.Equal(InAll, Usual.Of(Stage.Solution, ["acme/new"]));
        Assert.Equal(InAll, Usual.Of(Stage.Coding, ["acme/shop"]));
        Assert.Null(Usual.Of(Stage.RootCause, ["acme/shop"]));
    }

    [Fact]
    public void In_TheRepositoriesOfARun_KnowsTheSameByTheStepAlone()
    {
        var here = Usual.In(["acme/shop"]);
        Assert.Equal((InShop, InAll, null), (here.Of(Stage.Solution), here.Of(Stage.Coding), here.Of(Stage.RootCause)));
        Assert.Equal(InAll, Usual.In([]).Of(Stage.Solution));
    }

    [Fact]
    public void Words_OfARepositorysOwnTime_NameIt()
    {
        var run = InShopPlanning();
        Assert.Equal("No word for 28 min; this step usually takes 7 min (p95 9 min) in acme/shop", RunWords.State(run, Second(10 + (28 * 60)), Usual));
        Assert.Equal("This step usually takes 7 min (p95 9 min) in acme/shop. Sentry reports no failures: look there.", RunWords.QuietAdvice(run, Usual));
        Assert.Equal("Making a plan · 1 min 12 s of about 7 min", RunWords.Progress(run, Second(82), Usual));
        Assert.Equal("usually 7 min, p95 9 min in acme/shop", RunWords.Usually(Stage.Solution, Usual.In(run.Repos)));
    }

    [Fact]
    public void QuietAt_OfARepositoryWithHistory_FollowsItsOwnTime() => Assert.Equal(Second(10 + (27 * 60)), InShopPlanning().QuietAt);

    private static RunSummary InShopPlanning() => Summaries.Compose(
        Told(At(0, RootCauseCompleted) with { RootCause = Found with { Repo = "acme/shop" } }, At(10, SolutionStarted)), Context() with { Usual = Usual });
}
