using System.Globalization;
using SeerDashboard.Components.Acts;

namespace SeerDashboard.Tests.Components.Acts;

public sealed class SnoozeTimesTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Theory]
    // A Tuesday, four hours behind UTC.
    [InlineData("2026-09-15T11:30:00Z", "1 hour 08:30; This morning 09:00; This afternoon 14:00; Tomorrow morning Wed 09:00; Next Monday Mon 09:00; Until something changes")]
    [InlineData("2026-09-15T16:59:00Z", "1 hour 13:59; This afternoon 14:00; Tomorrow morning Wed 09:00; Next Monday Mon 09:00; Until something changes")]
    [InlineData("2026-09-15T17:00:00Z", "1 hour 14:00; Tomorrow morning Wed 09:00; Next Monday Mon 09:00; Until something changes")]
    // Late in the evening the hour ends tomorrow, and UTC is a day ahead.
    [InlineData("2026-09-16T03:30:00Z", "1 hour Wed 00:30; Tomorrow morning Wed 09:00; Next Monday Mon 09:00; Until something changes")]
    // On a Sunday tomorrow is Monday; on a Monday the next one is a week away.
    [InlineData("2026-09-20T18:00:00Z", "1 hour 15:00; Tomorrow morning Mon 09:00; Until something changes")]
    [InlineData("2026-09-21T18:00:00Z", "1 hour 15:00; Tomorrow morning Tue 09:00; Next Monday Mon 09:00; Until something changes")]
    public void Of_TimeOfDay_OffersWhatIsAhead(string now, string offered) =>
        Assert.Equal(offered, string.Join("; ", SnoozeTimes.Of(At(now), NewYork).Select(time => $"{time.Name} {time.When}".TrimEnd())));

    [Fact]
    public void Of_EachTime_IsThatMomentInTheViewersZone()
    {
        var times = SnoozeTimes.Of(At("2026-09-15T11:30:00Z"), NewYork).ToDictionary(time => time.Name, time => time.Until);
        Assert.Equal(At("2026-09-15T12:30:00Z"), times["1 hour"]);
        Assert.Equal(At("2026-09-16T13:00:00Z"), times["Tomorrow morning"]);
        Assert.Equal(At("2026-09-21T13:00:00Z"), times["Next Monday"]);
        Assert.Null(times["Until something changes"]);
    }

    [Fact]
    public void Of_BeforeTheClocksChange_MeansNineAfterIt() =>
        Assert.Equal(At("2026-11-02T14:00:00Z"), SnoozeTimes.Of(At("2026-10-30T18:00:00Z"), NewYork).Single(time => time.Name == "Next Monday").Until);

    [Theory]
    [InlineData("2026-09-15T09:30", "2026-09-15T13:30:00Z", "15 Sep 09:30")]
    [InlineData("2027-01-04T09:00:00", "2027-01-04T14:00:00Z", "4 Jan 2027 09:00")]
    // An hour that the clocks leave out.
    [InlineData("2027-03-14T02:30", "2027-03-14T07:30:00Z", "14 Mar 2027 02:30")]
    public void Own_Ahead_IsThatMomentInTheViewersZone(string typed, string until, string when)
    {
        var time = SnoozeTimes.Own(typed, At("2026-09-15T11:30:00Z"), NewYork)!;
        Assert.Equal((At(until), when), (time.Until, time.When));
    }

    [Theory]
    [InlineData("2026-09-15T07:30")]
    [InlineData("9999-12-31T23:59")]
    [InlineData("tomorrow")]
    [InlineData("")]
    [InlineData(null)]
    public void Own_NotAheadOrNoTime_IsNone(string? typed) => Assert.Null(SnoozeTimes.Own(typed, At("2026-09-15T11:30:00Z"), NewYork));

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("Nowhere/At all", "UTC")]
    [InlineData("", "UTC")]
    [InlineData(null, "UTC")]
    public void Zone_OfABrowser_IsThatOrUtc(string? name, string zone) => Assert.Equal(zone, SnoozeTimes.Zone(name).Id);

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
