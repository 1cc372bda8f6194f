using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Store.Faults;

/// <summary>A real process: its files may grow no more, or it is told to stop.</summary>
public sealed class RealFaultTests
{
    [Fact]
    public async Task FileSizeLimit_ThenNoLimit_RefusesAndRecoversWithoutARestart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var (accepted, run) = (new List<long>(), 0L);
        using (var process = await RealProcess.StartReadyAsync(Settings(folder)))
        {
            Assert.Equal(HttpStatusCode.Accepted, await SendAsync(process, Take()));
            process.LimitFileSize(new FileInfo(Path.Combine(folder, "seer.db-wal")).Length + (256 * 1024));
            // One that a busy machine answers too late is refused as well, and no sign of a full file.
            do
            {
                Assert.InRange(run, 1, 500);
                if (await SendAsync(process, Take()) is var answer and not HttpStatusCode.Accepted)
                {
                    Assert.Equal(HttpStatusCode.ServiceUnavailable, answer);
                    accepted.Remove(run);
                }
            }
            while (accepted.Contains(run) || await IsReadyAsync(process));

            process.LimitFileSize(null);

            await Eventually.HoldsAsync(() => IsReadyAsync(process));
            Assert.Equal(HttpStatusCode.Accepted, await SendAsync(process, Take()));
            process.Kill();
            await process.EndedAsync();
        }

        await WholeAsync(folder, accepted);

        long Take()
        {
            accepted.Add(++run);
            return run;
        }
    }

    [Fact]
    public async Task Lock_HeldByAnotherProcess_RefusesWithinTheSecondAndRecoversWithoutARestart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        using (var process = await RealProcess.StartReadyAsync(Settings(folder)))
        {
            Assert.Equal(HttpStatusCode.Accepted, await SendAsync(process, 1));
            await using (var other = new SqliteConnection($"Data Source={Path.Combine(folder, "seer.db")};Pooling=False"))
            {
                await other.OpenAsync(TestContext.Current.CancellationToken);
                await using var held = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
                var sent = Stopwatch.GetTimestamp();
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await SendAsync(process, 2));
                Assert.InRange(Stopwatch.GetElapsedTime(sent), TimeSpan.Zero, TimeSpan.FromSeconds(1));
                await Eventually.HoldsAsync(async () => (await ReadyAsync(process)).Contains("write lock", StringComparison.Ordinal));
            }

            await Eventually.HoldsAsync(() => IsReadyAsync(process));
            Assert.Equal(HttpStatusCode.Accepted, await SendAsync(process, 3));
            process.Kill();
            await process.EndedAsync();
        }

        await WholeAsync(folder, [1, 3]);
    }

    [Fact]
    public async Task ReadOnlyFiles_RefusesWithinTheSecondSaysSoAndRecoversWithoutARestart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        string[] files = [Path.Combine(folder, "seer.db"), Path.Combine(folder, "seer.db-wal")];
        using (var process = await RealProcess.StartBoundAsync(Settings(folder)))
        {
            Assert.Equal(HttpStatusCode.Accepted, await SendAsync(process, 1));
            // An open file stays as it was opened: one write that fails has it opened anew.
            process.LimitFileSize(new FileInfo(files[1]).Length);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await SendAsync(process, 2));
            RealProcess.ChangeMode("0400", files);
            process.LimitFileSize(null);
            await Eventually.HoldsAsync(async () => (await ReadyAsync(process)).Contains("read-only", StringComparison.Ordinal));
            var sent = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await SendAsync(process, 3));
            Assert.InRange(Stopwatch.GetElapsedTime(sent), TimeSpan.Zero, TimeSpan.FromSeconds(1));

            RealProcess.ChangeMode("0600", files);
            await Eventually.HoldsAsync(() => IsReadyAsync(process));
            Assert.Equal(HttpStatusCode.Accepted, await SendAsync(process, 4));
            process.Kill();
            await process.EndedAsync();
        }

        await WholeAsync(folder, [1, 4]);
    }

    [Fact]
    public async Task Terminate_UnderLoad_AnswersWhoWaitsAndWritesWhatItAnswered()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var accepted = new ConcurrentBag<long>();
        var refused = 0;
        using (var process = await RealProcess.StartReadyAsync(Settings(folder)))
        {
            var run = 0L;
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                try
                {
                    while (true)
                    {
                        var mine = Interlocked.Increment(ref run);
                        if (mine == 200)
                            process.Terminate();
                        if (await SendAsync(process, mine) == HttpStatusCode.Accepted)
                            accepted.Add(mine);
                        else
                            Interlocked.Increment(ref refused);
                    }
                }
                catch (Exception error) when (error is HttpRequestException or IOException)
                {
                    // It takes no more.
                }
            })));
            await process.EndedAsync();
            Assert.Equal(0, process.ExitCode);
        }

        Assert.True(accepted.Count >= 150, $"Only {accepted.Count} deliveries were accepted.");
        // Nothing is in the log that was not answered: everybody who waited got an answer. What was refused for want of time may be in it.
        Assert.InRange(await WholeAsync(folder, accepted), accepted.Count, accepted.Count + refused);
    }

    [Fact]
    public async Task Start_DamagedFile_SaysSoInOneLine()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "seer.db"), RandomNumberGenerator.GetBytes(64 * 1024), TestContext.Current.CancellationToken);
        using (var process = RealProcess.Start(Settings(folder), RealProcess.FreePort()))
        {
            await process.EndedAsync();
            Assert.Equal(1, process.ExitCode);
            Assert.Contains("cannot be used", Assert.Single(process.Errors), StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> IsReadyAsync(RealProcess process)
    {
        using var ready = await process.Http.GetAsync("/readyz", TestContext.Current.CancellationToken);
        return ready.IsSuccessStatusCode;
    }

    private static async Task<string> ReadyAsync(RealProcess process)
    {
        using var ready = await process.Http.GetAsync("/readyz", TestContext.Current.CancellationToken);
        return await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static Dictionary<string, string> Settings(string folder) => new(StringComparer.Ordinal)
    {
        ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
        ["Sentry__Integrations__0__Name"] = "acme",
        ["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret,
        ["Access__BrowserToken"] = "browser-token-for-tests-000001",
    };

    private static async Task<HttpStatusCode> SendAsync(RealProcess process, long run)
    {
        // Noise cannot be compressed: each takes its room in the file.
        var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", run, run, $$"""{"noise":"{{Convert.ToBase64String(RandomNumberGenerator.GetBytes(3000))}}"}"""));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/sentry") { Content = new ByteArrayContent(body) };
        // A connection of its own: one that is kept open may be closed while the next request is on its way.
        request.Headers.ConnectionClose = true;
        request.Headers.Add("Sentry-Hook-Resource", "seer");
        request.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));
        using var answer = await process.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Each that was accepted is there once, and the chain holds; how many deliveries there are.</summary>
    private static async Task<long> WholeAsync(string folder, IEnumerable<long> accepted)
    {
        long count;
        await using (var host = new DashboardHost(folder: folder))
        {
            Assert.Equal(0L, StoreAccess.Scalar(host, "SELECT COUNT(*) FROM (SELECT RunId FROM Deliveries GROUP BY RunId HAVING COUNT(*) > 1)"));
            Assert.All(accepted, run => Assert.Equal(1L, StoreAccess.Scalar(host, $"SELECT COUNT(*) FROM Deliveries WHERE RunId = {run}")));
            Assert.Null((await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken)).Broken);
            count = (long)StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Deliveries");
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return count;
    }
}
