using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

/// <summary>What happens once a pull request is there, whatever else runs and in whatever order the deliveries come.</summary>
public sealed class PullRequestMomentTests
{
    private const long Number = 418;

    [Theory]
    [InlineData(IntegrationKind.Internal, 60, false)]
    [InlineData(IntegrationKind.Internal, 61, true)]
    [InlineData(IntegrationKind.Published, 1_200, false)]
    [InlineData(IntegrationKind.Published, 1_201, true)]
    public void Ready_LaterThanAtOnce_IsAMoment(IntegrationKind kind, double later, bool isOne) =>
        Assert.Equal(isOne ? ["ready acme/shop#418"] : [], Moments(At(0, PullRequestCreated), At(later, PullRequestReady) with { Kind = kind }));

    [Fact]
    public void Ready_IsOneOfEachPullRequest_OnceEach()
    {
        SeerEvent[] two = [At(0, PullRequestCreated) with { PullRequests = [Pull("acme/shop", Number), Pull("acme/api", 7)] }, At(5, PullRequestReady) with { PullRequests = [Pull("acme/shop", Number)] }];
        Assert.Empty(Moments(two));
        Assert.Equal(["ready acme/api#7"], Moments([.. two, At(900, PullRequestReady) with { PullRequests = [Pull("acme/api", 7)] }]));
        Assert.Equal(["ready acme/api#7"], Moments([.. two, At(900, PullRequestReady), At(1_900, PullRequestReady, "again")]));
        // One that is first heard of as ready is no draft that became so.
        Assert.Empty(Moments(At(0, PullRequestCreated), At(5, PullRequestReady), At(900, PullRequestReady, "other") with { PullRequests = [Pull("acme/web", 3)] }));
        // From when it exists, not from when it was to be.
        Assert.Empty(Moments(At(0, PullRequestCreated) with { PullRequests = [Pull("acme/shop", null)] }, At(900, PullRequestCreated, "made"), At(905, PullRequestReady)));
    }

    [Fact]
    public void Feedback_IsOneForEachIterationThatEnded()
    {
        SeerEvent[] told =
        [
            At(0, PullRequestCreated), At(600, IterationStarted) with { Iteration = 1 }, At(650, IterationStarted, "2") with { Iteration = 2 },
            At(700, IterationCompleted) with { Iteration = 1 }, At(750, IterationCompleted, "2") with { Iteration = 2 },
        ];
        Assert.Empty(Moments(told[..3]));
        Assert.Equal(["feedback 1"], Moments(told[..4]));
        Assert.Equal(["feedback 1", "feedback 2"], Moments(told));
        // Checks that turn green while feedback is worked in are not the end of that.
        Assert.Equal(["ready acme/shop#418"], Moments(At(0, PullRequestCreated), At(600, IterationStarted) with { Iteration = 1 }, At(620, PullRequestReady)));
        Assert.Empty(Moments(At(700, IterationCompleted) with { Iteration = 1 }));
    }

    [Fact]
    public void Again_IsOneWhenCodingBeganAfterThePullRequest_AndNoOtherCame()
    {
        SeerEvent[] first = [At(0, CodingStarted), At(50, CodingCompleted), At(60, PullRequestCreated)];
        var began = Second(400).UtcTicks;
        Assert.Empty(Moments([.. first, At(90, PullRequestCreated, "once more")]));
        Assert.Empty(Moments([.. first, At(400, CodingStarted, "again")]));
        Assert.Equal([$"again {began}"], Moments([.. first, At(400, CodingStarted, "again"), At(460, PullRequestCreated, "again")]));
        // That checks turn green meanwhile changes nothing.
        Assert.Contains($"again {began}", Moments([.. first, At(400, CodingStarted, "again"), At(430, PullRequestReady), At(460, PullRequestCreated, "again")]));
        Assert.Empty(Moments([.. first, At(400, CodingStarted, "again"), At(460, PullRequestCreated, "other") with { PullRequests = [Pull("acme/api", 7)] }]));
    }

    [Fact]
    public void Order_OfArrival_ChangesNothing()
    {
        SeerEvent[] told =
        [
            At(0, CodingStarted), At(60, PullRequestCreated), At(400, CodingStarted, "again"), At(460, PullRequestCreated, "again"),
            At(600, IterationStarted) with { Iteration = 1 }, At(700, IterationCompleted) with { Iteration = 1 }, At(900, PullRequestReady),
        ];
        var moments = Moments(told);
        Assert.Equal(3, moments.Count);
        Assert.Equal(moments, Moments(told.Reverse()));
    }

    [Fact]
    public void Many_OnlyTheLastAreKept()
    {
        var moments = Moments(Enumerable.Range(1, 50).Select(at => At(at * 100, IterationCompleted, $"{at}") with { Iteration = at }).Prepend(At(0, PullRequestCreated)));
        Assert.Equal(("feedback 31", "feedback 50", 20), (moments[0], moments[^1], moments.Count));
    }

    private static List<string> Moments(params IEnumerable<SeerEvent> told) => [.. Told(told).PullRequestMoments.Select(moment => $"{EnumWord.Of(moment.Kind)} {moment.Name}")];
}
