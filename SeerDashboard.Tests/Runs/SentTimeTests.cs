using SeerDashboard.Runs;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class SentTimeTests
{
    [Fact]
    public void SentTime_HeaderWithinADay_IsTheHeader() =>
        Assert.Equal(Second(-86_400), SentTime.From($"{Noon.ToUnixTimeSeconds() - 86_400}", Noon));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public void SentTime_HeaderMissingOrNoNumber_IsTheReceipt(string? header) => Assert.Equal(Noon, SentTime.From(header, Noon));

    [Theory]
    [InlineData(86_401)]
    [InlineData(-86_401)]
    public void SentTime_MoreThanADayOff_IsTheReceipt(int off) =>
        Assert.Equal(Noon, SentTime.From($"{Noon.ToUnixTimeSeconds() + off}", Noon));
}
