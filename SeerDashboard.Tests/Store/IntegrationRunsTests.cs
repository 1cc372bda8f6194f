using System.Text;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>What becomes of an integration's runs when the integration changes.</summary>
public sealed class IntegrationRunsTests
{
    private const string Secret = "a-secret-from-the-settings-page";

    [Fact]
    public async Task Remove_Sample_TakesAllItBroughtAndNothingElse()
    {
        await using var host = new DashboardHost();
        var integrations = host.Get<IntegrationDirectory>();
        await integrations.AddSecretAsync("samples", IntegrationKind.Internal, Secret, null, sample: true, Cancel);
        const string Changes = """{"code_changes":{"acme/shop":[{"path":"a.py","type":"M","added":1,"removed":1,"diff":"--- a.py\n+++ a.py\n@@ -1 +1 @@\n-a\n+b"}]}}""";
        await host.KeepAsync("seer", Body.Seer("coding_completed", 1, data: Changes), Secret);
        await host.KeepAsync("seer", Body.Seer("coding_completed", 2, data: Changes));
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().ListAsync(new(), Cancel)).Total == 2);
        var cleared = 0;
        host.Get<StoreChanges>().Cleared += () => cleared++;

        await integrations.RemoveAsync("samples", Cancel);

        Assert.Equal(1, cleared);
        var left = await host.Get<RunReader>().FindAsync(new(2), null, Cancel);
        Assert.Contains("+b", left.Run!.Changes[0].Files[0].Patch, StringComparison.Ordinal);
        Assert.Empty((await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Candidates);
        Assert.True((await host.Get<DeliveryReader>().FindAsync(1, Cancel))!.IsErased);
        Assert.Null(await host.Get<DeliveryReader>().BodyAsync(1, Cancel));
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        using var refused = await host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 1)), Secret);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task SetPlace_Organization_MakesLinksOfRunsThatAreThere()
    {
        await using var host = new DashboardHost();
        await host.Get<IntegrationDirectory>().AddSecretAsync("new", IntegrationKind.Internal, Secret, null, sample: false, Cancel);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, 42), Secret);
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run is { Issue.Url: null });
        await host.Get<IntegrationDirectory>().SetPlaceAsync("new", "umbrella", "https://sentry.umbrella.example/", Cancel);
        var run = await Eventually.GetAsync(async () => (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run is { Issue.Url: not null } found ? found : null);
        Assert.Equal("https://sentry.umbrella.example/organizations/umbrella/issues/42/?seerDrawer=true", run.Issue.Url);
    }

    [Fact]
    public async Task Installation_TellsTheOrganization_LinksFollow()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Sentry:Integrations:0:Organization"] = null });
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, 42));
        await host.KeepAsync("installation", Body.Envelope("created", Body.Parse("""{"installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de","status":"installed","organization":{"slug":"hooli"},"app":{"uuid":"x","slug":"y"}}}"""), Body.Installation));
        var run = await Eventually.GetAsync(async () => (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run is { Issue.Url: not null } found ? found : null);
        Assert.Equal("https://sentry.io/organizations/hooli/issues/42/?seerDrawer=true", run.Issue.Url);
    }

    [Fact]
    public async Task Erase_Integration_ForgetsTheOrganizationsThatItsInstallationsTold()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Sentry:Integrations:0:Organization"] = null });
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, 42));
        await host.KeepAsync("installation", Body.Envelope("created", Body.Parse("""{"installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de","status":"installed","organization":{"slug":"hooli"},"app":{"uuid":"x","slug":"y"}}}"""), Body.Installation));
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run is { Issue.Url: not null });

        await host.Get<Eraser>().EraseIntegrationAsync("acme", Cancel);

        Assert.Equal(0L, StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Installations"));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2, 42));
        var run = await Eventually.GetAsync(async () => (await host.Get<RunReader>().FindAsync(new(2), null, Cancel)).Run);
        Assert.Null(run.Issue.Url);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
