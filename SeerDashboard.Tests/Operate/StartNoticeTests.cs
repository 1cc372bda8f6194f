using Microsoft.Extensions.Configuration;
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

    [Fact]
    public async Task Start_MisspeltKeys_NamesEachAndNoValue()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?>
        {
            ["PublicUrl"] = "https://seer.acme.example",
            ["store:conectionString"] = "a-secret",
            ["Sentry:Integrations:0:ClientSecret"] = "another-secret",
            ["Access:OpenIdConnect:Roles:Admin:0"] = "leads",
            ["Access:OpenIdConnect:Authorty"] = "https://id.acme.example",
            ["Access:ApiKeys:0:Rolle"] = "Viewer",
            ["Store:KeyCertificatePassword"] = "fine",
            ["retention:days"] = "30",
        });
        var said = (await SayAsync(host)).Trim().Split('\n').Skip(1).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["Access:ApiKeys:0:Rolle", "Access:OpenIdConnect:Authorty", "Sentry:Integrations:0:ClientSecret", "Store:conectionString"], said.Select(line => line.Split(": ", 2)[1].Split(". ")[0]), StringComparer.OrdinalIgnoreCase);
        Assert.All(said, line => Assert.Contains(" has ", line, StringComparison.Ordinal));
        Assert.DoesNotContain("-secret", string.Join(' ', said), StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(DashboardHost host)
    {
        using var output = new StringWriter();
        var notice = new StartNotice(host.Get<PublicAddress>(), host.Get<IntegrationDirectory>(), host.Get<IConfiguration>()) { Output = output };
        await notice.StartedAsync(TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
