using SeerDashboard.Access;
using SeerDashboard.Operate;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Operate;

public sealed class StartNoticeTests
{
    [Fact]
    public async Task Start_NothingSetUp_SaysWhereAndWhatIsMissing()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?>
        {
            ["Sentry:Integrations:0:ClientSecrets:0"] = null,
            ["Sentry:Integrations:1:ClientSecrets:0"] = null,
        });
        var said = await SayAsync(host);
        Assert.Contains("/webhooks/sentry", said, StringComparison.Ordinal);
        Assert.Contains("PublicUrl", said, StringComparison.Ordinal);
        Assert.Contains("client secret", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AllSetUp_SaysTheAddressAndNoMore()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["PublicUrl"] = "https://seer.acme.example" });
        Assert.Equal("Webhook URL for Sentry: https://seer.acme.example/webhooks/sentry", (await SayAsync(host)).Trim());
    }

    private static async Task<string> SayAsync(DashboardHost host)
    {
        using var output = new StringWriter();
        var notice = new StartNotice(host.Get<PublicAddress>(), host.Get<IntegrationDirectory>()) { Output = output };
        await notice.StartedAsync(TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
