using Microsoft.Extensions.Options;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

public sealed class StoreHoldTests
{
    [Fact]
    public async Task Start_SecondServerOnTheSameStore_EndsWithOneLine()
    {
        await using var host = new DashboardHost();
        using var ready = await host.Anonymous.GetAsync("/readyz", TestContext.Current.CancellationToken);
        using var second = RealProcess.Start(Settings(host.Folder), RealProcess.FreePort());
        await second.EndedAsync();
        Assert.Equal(1, second.ExitCode);
        var line = Assert.Single(second.Errors);
        Assert.Contains("seer.db is held by another process", line, StringComparison.Ordinal);
        Assert.StartsWith("Store:ConnectionString", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_OfANewerVersionBesideAServer_DoesNotMigrateItsStore()
    {
        await using var host = new DashboardHost();
        _ = host.Anonymous;
        StoreAccess.Execute(host, "DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT MAX(MigrationId) FROM __EFMigrationsHistory)");
        var run = await CommandRun.OfAsync(host.Folder, "token", "--new");
        Assert.Equal(1, run.Code);
        Assert.Contains("seer.db is held by another process", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hold_OfAProcessThatWasKilled_IsGone()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var options = Options.Create(new StoreOptions { ConnectionString = $"Data Source={Path.Combine(folder, "seer.db")}" });
        using (var process = await RealProcess.StartReadyAsync(Settings(folder)))
        {
            using var other = new StoreHold(options);
            Assert.Throws<StoreUnusableException>(other.Take);
            process.Kill();
            await process.EndedAsync();
        }

        using var next = new StoreHold(options);
        next.Take();
        next.Take();
        Directory.Delete(folder, recursive: true);
    }

    private static Dictionary<string, string> Settings(string folder) => new(StringComparer.Ordinal)
    {
        ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
        ["Sentry__Integrations__0__Name"] = "acme",
        ["Access__BrowserToken"] = "browser-token-for-tests-000001",
    };
}
