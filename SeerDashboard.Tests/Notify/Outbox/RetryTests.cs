using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Notify.Outbox;

public sealed class RetryTests
{
    private static readonly SendOutcome Later = new(SendResult.Later, "500");

    private static readonly SendOutcome Sent = new(SendResult.Sent, "ok");

    [Fact]
    public void Schedule_IsThatOfTheIssue_WithATenthOfJitter()
    {
        double[] seconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
        for (var at = 0; at < seconds.Length; at++)
        {
            Assert.Equal(seconds[at] * 0.9, RetrySchedule.After(at + 1, null, 0)!.Value.TotalSeconds, 3);
            Assert.Equal(seconds[at], RetrySchedule.After(at + 1, null, 0.5)!.Value.TotalSeconds, 3);
            Assert.Equal(seconds[at] * 1.1, RetrySchedule.After(at + 1, null, 1)!.Value.TotalSeconds, 3);
        }

        Assert.Null(RetrySchedule.After(RetrySchedule.MostAttempts, null, 0.5));
    }

    [Fact]
    public void Schedule_WaitsAsLongAsItIsAskedTo_ButADayAtMost()
    {
        Assert.Equal(TimeSpan.FromSeconds(90), RetrySchedule.After(1, TimeSpan.FromSeconds(90), 0.5));
        Assert.Equal(TimeSpan.FromSeconds(5), RetrySchedule.After(1, TimeSpan.FromSeconds(1), 0.5));
        Assert.Equal(TimeSpan.FromHours(24), RetrySchedule.After(1, TimeSpan.FromDays(400), 0.5));
        Assert.Null(RetrySchedule.After(8, TimeSpan.FromSeconds(1), 0.5));
    }

    [Fact]
    public void Pace_KeepsTheProvidersLimits()
    {
        foreach (var (kind, apart) in ((ChannelKind, int)[])[(ChannelKind.SlackWebhook, 1_000), (ChannelKind.SlackBot, 1_000), (ChannelKind.Teams, 250)])
        {
            var pace = new ChannelPace();
            Assert.Equal(TimeSpan.Zero, pace.Turn(kind, Some.Noon));
            // Two who ask at once do not get the same turn.
            Assert.Equal(TimeSpan.FromMilliseconds(apart), pace.Turn(kind, Some.Noon));
            Assert.Equal(TimeSpan.FromMilliseconds(apart * 2), pace.Turn(kind, Some.Noon));
            Assert.Equal(TimeSpan.Zero, pace.Turn(kind, Some.Noon.AddMilliseconds(apart * 3)));
        }
    }

    [Fact]
    public void Pace_AfterFiveFailuresInARow_RestsLongerEachTime_AndIsWellAfterOneThatArrives()
    {
        var pace = new ChannelPace();
        for (var failure = 0; failure < 4; failure++)
            pace.End(Later, Some.Noon);
        Assert.Null(pace.RestsUntil(Some.Noon));
        foreach (var minutes in (int[])[1, 2, 4, 8, 16, 30, 30])
        {
            pace.End(Later, Some.Noon);
            Assert.True(pace.IsOpen);
            Assert.Equal(Some.Noon.AddMinutes(minutes), pace.RestsUntil(Some.Noon));
            Assert.Null(pace.RestsUntil(Some.Noon.AddMinutes(minutes)));
        }

        pace.End(Sent, Some.Noon);
        Assert.False(pace.IsOpen);
        Assert.Null(pace.RestsUntil(Some.Noon));
    }

    [Fact]
    public void Pace_AskedToWait_KeepsEveryMessageBack()
    {
        var pace = new ChannelPace();
        pace.End(Later with { RetryAfter = TimeSpan.FromSeconds(40) }, Some.Noon);
        Assert.Equal(Some.Noon.AddSeconds(40), pace.RestsUntil(Some.Noon));
        pace.Mend();
        Assert.Null(pace.RestsUntil(Some.Noon));
    }
}
