using System.Text;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Log;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

public sealed class IntegrationTests
{
    private const string Secret = "a-secret-from-the-settings-page";

    [Fact]
    public async Task AddSecret_NewName_IsAcceptedAtOnceAndAfterARestart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(folder: folder))
        {
            await host.Get<IntegrationDirectory>().AddSecretAsync("new", IntegrationKind.Internal, Secret, "Acme", sample: false, Cancel);
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 1), Secret);
        }

        await using var again = new DashboardHost(folder: folder);
        await again.KeepAsync("seer", Body.Seer("root_cause_started", 2), Secret);
        var known = again.Get<IntegrationDirectory>().Find("new")!;
        Assert.Equal((1, "acme", false), (known.Secrets, known.Organization, known.FromConfiguration));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AddSecret_Stored_IsNowhereInTheFiles()
    {
        await using var host = new DashboardHost();
        await host.Get<IntegrationDirectory>().AddSecretAsync("new", IntegrationKind.Internal, Secret, null, sample: false, Cancel);
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(host.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory, Cancel);
            Assert.Equal(-1, memory.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)));
        }
    }

    [Fact]
    public async Task AddSecret_KeyRingLost_SaysSoAndLosesNothingElse()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(folder: folder))
        {
            await host.Get<IntegrationDirectory>().AddSecretAsync("new", IntegrationKind.Internal, Secret, null, sample: false, Cancel);
        }

        Directory.Delete(Path.Combine(folder, "keys"), recursive: true);
        await using var again = new DashboardHost(folder: folder);
        await again.KeepAsync("seer", Body.Seer("root_cause_started", 2));
        Assert.Equal(1, again.Get<IntegrationDirectory>().Lost["new"]);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("", Secret)]
    [InlineData("new", "short")]
    [InlineData("new", DashboardHost.Secret)]
    public async Task AddSecret_CannotBeTaken_SaysWhy(string name, string secret)
    {
        await using var host = new DashboardHost();
        var error = await Assert.ThrowsAsync<ArgumentException>(() => host.Get<IntegrationDirectory>().AddSecretAsync(name, IntegrationKind.Internal, secret, null, sample: false, Cancel));
        Assert.DoesNotContain(DashboardHost.Secret, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddSecret_ToAConfiguredIntegration_BothSecretsAreAccepted()
    {
        await using var host = new DashboardHost();
        await host.Get<IntegrationDirectory>().AddSecretAsync("acme", IntegrationKind.Internal, Secret, null, sample: false, Cancel);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1), Secret);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2), DashboardHost.Secret);
        Assert.Equal(2, host.Get<IntegrationDirectory>().Find("acme")!.Secrets);
    }

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

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
