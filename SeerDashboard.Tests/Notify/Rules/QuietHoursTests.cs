using System.Globalization;
using SeerDashboard.Notify.Rules;

namespace SeerDashboard.Tests.Notify.Rules;

public sealed class QuietHoursTests
{
    private static readonly QuietHours Nights = new("Europe/Berlin", new(20, 0), new(8, 0), Weekends: true);

    [Theory]
    // Thursday noon in Berlin.
    [InlineData("2026-11-26T11:00Z", "2026-11-26T11:00Z")]
    // Thursday evening, and the small hours: eight o'clock on Friday.
    [InlineData("2026-11-26T20:30Z", "2026-11-27T07:00Z")]
    [InlineData("2026-11-27T02:00Z", "2026-11-27T07:00Z")]
    // The hours' own ends.
    [InlineData("2026-11-26T19:00Z", "2026-11-27T07:00Z")]
    [InlineData("2026-11-27T07:00Z", "2026-11-27T07:00Z")]
    // Friday evening ends on Saturday, which ends on Monday, at eight.
    [InlineData("2026-11-27T21:00Z", "2026-11-30T07:00Z")]
    [InlineData("2026-11-28T12:00Z", "2026-11-30T07:00Z")]
    // In summer eight o'clock is an hour earlier.
    [InlineData("2027-03-29T00:00Z", "2027-03-29T06:00Z")]
    public void After_IsTheEndOfTheHours(string now, string expected) => Assert.Equal(Time(expected), Nights.After(Time(now)));

    [Fact]
    public void After_InATimeThatTheClocksLeaveOut_IsTheOneAfterIt()
    {
        // In Berlin there is no 02:30 on 28 March 2027.
        var hours = new QuietHours("Europe/Berlin", new(1, 0), new(2, 30), Weekends: false);
        Assert.Equal(Time("2027-03-28T01:00Z"), hours.After(Time("2027-03-28T00:30Z")));
    }

    [Fact]
    public void After_OfAnUnknownZone_IsNow() => Assert.Equal(Time("2026-11-26T11:00Z"), (Nights with { Zone = "Mars/Olympus" }).After(Time("2026-11-26T11:00Z")));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
