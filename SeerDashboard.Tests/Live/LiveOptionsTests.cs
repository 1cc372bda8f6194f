using SeerDashboard.Live;

namespace SeerDashboard.Tests.Live;

public sealed class LiveOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreGood() => Assert.True(new LiveOptionsCheck().Validate(null, new LiveOptions()).Succeeded);

    [Fact]
    public void Validate_WrongValues_AreEachNamedWithWhatTheyMayBe()
    {
        var checkedOptions = new LiveOptionsCheck().Validate(null, new LiveOptions
        {
            RecentRuns = 0,
            CatchUpEveryMilliseconds = 10,
            SendWaitMilliseconds = 0,
            TransportSendTimeoutSeconds = 301,
        });

        Assert.Equal(
            [
                "Live:RecentRuns is 0; it may be 1 to 1000000.",
                "Live:CatchUpEveryMilliseconds is 10; it may be 50 to 60000.",
                "Live:SendWaitMilliseconds is 0; it may be 1 to 10000.",
                "Live:TransportSendTimeoutSeconds is 301; it may be 1 to 300.",
            ],
            checkedOptions.Failures);
    }
}
