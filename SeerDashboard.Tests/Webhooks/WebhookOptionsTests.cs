using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

public sealed class WebhookOptionsTests
{
    [Fact]
    public void Bounds_Unset_FollowTheLargestBody()
    {
        var bounds = new WebhookOptions { MaxBodyMegabytes = 50 }.Bounds;
        Assert.Equal((50L << 20, 200L << 20, 400L << 20), (bounds.MaxBody, bounds.PerAddress, bounds.InAll));
    }

    [Theory]
    [InlineData(40, null)]
    [InlineData(null, 100)]
    public void Bounds_OneSet_FitTogether(int? all, int? each)
    {
        var options = new WebhookOptions { UnverifiedMegabytes = all, UnverifiedMegabytesPerAddress = each };
        Assert.True(Check(options) is null);
        Assert.InRange(options.Bounds.PerAddress, 20L << 20, options.Bounds.InAll);
    }

    [Fact]
    public void Check_WrongValue_NamesTheKeyAndWhatItMayBe()
    {
        Assert.Contains("Webhooks:UnverifiedMegabytes is 19; it may be 20", Check(new() { UnverifiedMegabytes = 19 }), StringComparison.Ordinal);
        Assert.Contains("Webhooks:UnverifiedMegabytesPerAddress is 41; it may be 20 (twice Webhooks:MaxBodyMegabytes) to 40", Check(new() { UnverifiedMegabytes = 40, UnverifiedMegabytesPerAddress = 41 }), StringComparison.Ordinal);
        Assert.Contains("Webhooks:BodyWithinSeconds is 0; it may be 1", Check(new() { BodyWithinSeconds = 0 }), StringComparison.Ordinal);
        Assert.Contains("Webhooks:TrustedProxies:1 is 'proxy'", Check(new() { TrustedProxies = ["10.0.0.7", "proxy"] }), StringComparison.Ordinal);
    }

    private static string? Check(WebhookOptions options) => new WebhookOptionsCheck().Validate(null, options).FailureMessage;
}
