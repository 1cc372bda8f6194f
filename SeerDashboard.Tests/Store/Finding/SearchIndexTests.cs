using System.IO.Compression;
using System.Text;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Finding;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Finding;

/// <summary>The index follows the runs through whatever happens to them.</summary>
public sealed class SearchIndexTests
{
    private const string Rows = "SELECT (SELECT COUNT(*) FROM RunNames) || ' ' || (SELECT COUNT(*) FROM RunTexts) || ' ' || (SELECT COUNT(DISTINCT Run) FROM RunFiles)";

    [Fact]
    public async Task Index_RunThatSaysSomethingElse_IsFoundByThatAlone()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, Search.Cause("The voucher was never checked.")));
        await host.FindsAsync("q=voucher", 1);
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, Search.Cause("The currency is missing.")));
        await host.FindsAsync("q=currency", 1);
        Assert.Empty(await host.FindAsync("q=voucher"));
    }

    [Fact]
    public async Task Index_RunThatIsErased_LeavesNothingBehind()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, """{"root_cause":{"description":"The erased word.","steps":[{"title":"One","relevant_code_file":{"file_path":"src/gone.py","repo_name":"acme/shop"}}]}}"""));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 2, 102, Search.Cause("Something of globex.")), DashboardHost.OtherSecret);
        await host.FindsAsync("q=erased", 1);
        await host.FindsAsync("q=globex", 2);
        var run = (await host.HitsAsync("path=src/gone.py")).Hits[0].Run;
        Assert.Equal("2 2 1", Scalar(host, Rows));

        await host.Get<Eraser>().EraseRunAsync(run.Key, TestContext.Current.CancellationToken);

        Assert.Empty(await host.FindAsync("q=erased"));
        Assert.Equal("1 1 0", Scalar(host, Rows));
        foreach (var file in Directory.EnumerateFiles(host.Folder, "seer.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory, TestContext.Current.CancellationToken);
            Assert.Equal(-1, memory.ToArray().AsSpan().IndexOf("The erased word"u8));
        }

        await host.KeepAsync("seer", Body.Seer("root_cause_completed", run.RunId.Value, 101, Search.Cause("It begins anew.")));
        await host.FindsAsync("q=anew", run.RunId.Value);
    }

    [Fact]
    public async Task Index_Restart_GoesOnFromItsPlace()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(folder: folder))
        {
            await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, Search.Cause("The voucher was never checked.")));
            await host.FindsAsync("q=voucher", 1);
        }

        await using (var host = new DashboardHost(folder: folder))
        {
            await host.KeepAsync("seer", Body.Seer("root_cause_completed", 2, 102, Search.Cause("The voucher was checked twice.")));
            await host.FindsAsync("q=voucher", 2, 1);
            Assert.Equal("2 2 0", Scalar(host, Rows));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Index_KilledWhileItFollows_HasEveryRunAfterTheNextStart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
            ["Sentry__Integrations__0__Name"] = "acme",
            ["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret,
            ["Access__BrowserToken"] = "browser-token-for-tests-000001",
        };
        const int Runs = 120;
        using (var process = await RealProcess.StartReadyAsync(settings))
        {
            await Parallel.ForAsync(1, Runs + 1, TestContext.Current.CancellationToken, async (run, cancel) =>
            {
                var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_completed", run, 100 + run, Search.Cause($"The voucher{run} was never checked.")));
                using var content = new ByteArrayContent(body);
                content.Headers.Add("Sentry-Hook-Resource", "seer");
                content.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));
                using var answer = await process.Http.PostAsync("/webhooks/sentry", content, cancel);
                answer.EnsureSuccessStatusCode();
            });
            process.Kill();
        }

        await using var host = new DashboardHost(folder: folder);
        await Eventually.HoldsAsync(async () => (await host.HitsAsync("q=voucher")).Total == Runs);
        Assert.Equal($"{Runs} {Runs} 0", Scalar(host, Rows));
        Assert.True((await host.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, TestContext.Current.CancellationToken)).IsEqual);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Index_StoreFromBefore_IsFilledAndItsRunsAreComposedAnew()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var packed = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Stores", "first-light.db.gz")))
        await using (var zip = new GZipStream(packed, CompressionMode.Decompress))
        await using (var store = File.Create(Path.Combine(folder, "seer.db")))
            await zip.CopyToAsync(store, TestContext.Current.CancellationToken);

        await using (var host = new DashboardHost(folder: folder))
        {
            _ = host.Services;
            await Eventually.HoldsAsync(() => Task.FromResult((string)Scalar(host, Rows) is var rows && rows.StartsWith("16 16 ", StringComparison.Ordinal)));
            await Eventually.HoldsAsync(async () =>
            {
                var opened = (await host.Get<RunReader>().ListAsync(new() { States = [RunState.PullRequestOpened] }, TestContext.Current.CancellationToken)).Items;
                return opened.Count > 0 && opened.All(run => run.AgesOutAt is not null);
            });
            Assert.True((await host.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, TestContext.Current.CancellationToken)).IsEqual);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Index_WhileRunsAreBroughtUpToDateWithoutEnd_HasATurnASecond()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, Search.Cause("The voucher was never checked.")));
        await host.FindsAsync("q=voucher", 1);
        await host.Get<StoreJobs>().RunAsync((connection, projector) =>
        {
            connection.Prepare("DELETE FROM Settings WHERE Key LIKE 'search:%'").ExecuteNonQuery();
            var indexer = new SearchIndexer(clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<SearchIndexer>.Instance);
            clock.Advance(TimeSpan.FromMilliseconds(900));
            Assert.False(indexer.Step(connection, projector, busy: true));
            clock.Advance(TimeSpan.FromMilliseconds(100));
            Assert.True(indexer.Step(connection, projector, busy: true));
            connection.Prepare("UPDATE Runs SET Version = Version + (SELECT MAX(Version) FROM Runs)").ExecuteNonQuery();
            Assert.False(indexer.Step(connection, projector, busy: true));
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True(indexer.Step(connection, projector, busy: true));
            Assert.False(indexer.Step(connection, projector, busy: false));
        }, TestContext.Current.CancellationToken);
    }
}
