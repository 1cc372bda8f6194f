using SeerDashboard.Runs;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class DuplicatesTests
{
    [Fact]
    public void Duplicate_SameBodyAndRequestId_WhateverTheTime() =>
        Assert.True(SecondIsDuplicate(1_000, IntegrationKind.Internal, seen => seen with { RequestId = First(IntegrationKind.Internal).RequestId }));

    [Fact]
    public void Duplicate_RequestIdsMissing_DoNotCountAsEqual()
    {
        var first = First(IntegrationKind.Internal) with { RequestId = "" };
        Assert.Null(Duplicates.Mark([first, first with { SentAt = Second(1_000) }])[1].Of);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(4.999, true)]
    [InlineData(5, false)]
    public void Duplicate_SameBodyLessThanFiveSecondsLater(double later, bool duplicate) =>
        Assert.Equal(duplicate, SecondIsDuplicate(later, IntegrationKind.Internal));

    [Theory]
    [InlineData(269, false)]
    [InlineData(270, true)]
    [InlineData(300, true)]
    [InlineData(330, true)]
    [InlineData(331, false)]
    [InlineData(569, false)]
    [InlineData(570, true)]
    [InlineData(630, true)]
    [InlineData(631, false)]
    [InlineData(869, false)]
    [InlineData(870, true)]
    [InlineData(930, true)]
    [InlineData(931, false)]
    public void Duplicate_PublishedAtARetry_Within30Seconds(double later, bool duplicate)
    {
        Assert.Equal(duplicate, SecondIsDuplicate(later, IntegrationKind.Published));
        Assert.False(SecondIsDuplicate(later, IntegrationKind.Internal), "an internal integration never retries: it is a re-run");
    }

    [Fact]
    public void Duplicate_OtherBody_NeverIs()
    {
        var other = At(1, SeerAction.CodingCompleted, "b") with { RequestId = "same" };
        Assert.Null(Duplicates.Mark([At(0, SeerAction.CodingCompleted, "a") with { RequestId = "same" }, other])[1].Of);
    }

    [Fact]
    public void Duplicate_IsMeasuredAgainstTheLatestThatCounts()
    {
        var again = At(100, SeerAction.CodingStarted);
        var marked = Duplicates.Mark([At(103, SeerAction.CodingStarted), again, At(0, SeerAction.CodingStarted), At(107, SeerAction.CodingStarted)]);
        Assert.Equal([null, null, again, null], marked.Select(mark => mark.Of));
    }

    [Fact]
    public void Duplicate_KindIsThatOfTheDelivery_AtItsArrival()
    {
        var published = At(300, SeerAction.CodingStarted) with { Kind = IntegrationKind.Published };
        Assert.NotNull(Duplicates.Mark([At(0, SeerAction.CodingStarted), published])[1].Of);
    }

    [Fact]
    public void Duplicate_HasNoEffect()
    {
        var once = At(0, SeerAction.RootCauseStarted);
        var run = Told(once, once with { SentAt = Second(3), RequestId = "retry" });
        Assert.Equal(Written(Told(once)), Written(run));
    }

    private static SeerEvent First(IntegrationKind kind) => At(0, SeerAction.CodingStarted) with { Kind = kind };

    private static bool SecondIsDuplicate(double later, IntegrationKind kind, Func<SeerEvent, SeerEvent>? but = null)
    {
        var second = First(kind) with { SentAt = Second(later), RequestId = "another" };
        return Duplicates.Mark([but?.Invoke(second) ?? second, First(kind)])[1].Of is not null;
    }
}
