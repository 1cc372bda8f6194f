using SeerDashboard.Runs;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class RunWordsNumberTests
{
    [Theory]
    [InlineData(-5, "under 1 s")]
    [InlineData(0.4, "under 1 s")]
    [InlineData(1, "1 s")]
    [InlineData(22.9, "22 s")]
    [InlineData(60, "1 min")]
    [InlineData(108, "1 min 48 s")]
    [InlineData(3_599, "59 min 59 s")]
    [InlineData(3_600, "1 h")]
    [InlineData(7_815, "2 h 10 min")]
    [InlineData(86_400, "1 d")]
    [InlineData(273_600, "3 d 4 h")]
    public void Duration_IsExact(double seconds, string said) => Assert.Equal(said, RunWords.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(59.9, "59 s")]
    [InlineData(89, "1 min")]
    [InlineData(90, "2 min")]
    [InlineData(3_570, "1 h")]
    public void Rough_IsWholeMinutes(double seconds, string said) => Assert.Equal(said, RunWords.Rough(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(-30, "just now")]
    [InlineData(0, "just now")]
    [InlineData(4, "4 s ago")]
    [InlineData(31 * 60 + 59, "31 min ago")]
    [InlineData(7_815, "2 h 10 min ago")]
    [InlineData(86_400, "1 day ago")]
    [InlineData(12.9 * 86_400, "12 days ago")]
    public void Ago_IsRelative(double seconds, string said) => Assert.Equal(said, RunWords.Ago(Noon, Second(seconds)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1k")]
    [InlineData(1_299, "1.2k")]
    [InlineData(9_999, "9.9k")]
    [InlineData(12_900, "12k")]
    [InlineData(999_999, "999k")]
    [InlineData(3_450_000, "3.4M")]
    public void Count_IsShortAndNeverMoreThanThereAre(long count, string said) => Assert.Equal(said, RunWords.Count(count));
}
