using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Store;

/// <summary>How the writer shares its time.</summary>
public sealed class PaceTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));

    private readonly Pace _pace;

    public PaceTests() => _pace = new(_clock);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void IsDue_WhenFewSend_Always(int deliveries)
    {
        Work(10);
        _pace.Wrote(deliveries, rested: false);
        Assert.True(_pace.IsDue());
    }

    [Fact]
    public void IsDue_WhenManySend_AfterFiveTimesWhatTheLastTurnTook()
    {
        _pace.Wrote(8, rested: false);
        Work(10);
        Assert.False(_pace.IsDue());
        _clock.Advance(TimeSpan.FromMilliseconds(49));
        Assert.False(_pace.IsDue());
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(_pace.IsDue());
    }

    [Fact]
    public void IsDue_AfterOneLongTurn_IsNotPutOffForLong()
    {
        _pace.Wrote(8, rested: false);
        Work(10_000);
        _clock.Advance(TimeSpan.FromMilliseconds(240));
        Assert.True(_pace.IsDue());
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(1, true, true)]
    [InlineData(0, true, false)]
    public void Crowded_UntilNobodySentForAMoment_Stays(int deliveries, bool rested, bool crowded)
    {
        _pace.Wrote(20, rested: false);
        _pace.Wrote(deliveries, rested);
        Assert.Equal(crowded, _pace.Crowded);
    }

    private void Work(int milliseconds)
    {
        _pace.Begin();
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        _pace.End();
    }
}
