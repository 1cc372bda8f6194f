using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Store;

/// <summary>Killed at random moments under signed load: a real process, a real disk.</summary>
public sealed class CrashTests
{
    private const int Senders = 8;

    /// <summary>What each run is told of; a body has patches, so that all tables that an arrival writes are in play.</summary>
    private static readonly (string Action, string Data)[] Steps =
    [
        ("root_cause_started", "{}"),
        ("root_cause_completed", """{"root_cause":{"one_line_description":"No customer.","five_whys":["a","b"]}}"""),
        ("coding_completed", """{"code_changes":{"acme/api":[{"path":"x.go","type":"A","added":1,"removed":0,"diff":"--- /dev/null\n+++ x.go\n@@ -0,0 +1 @@\n+z"}]}}"""),
    ];

    [Fact]
    public async Task Kill_UnderLoad_EveryAcceptedDeliveryIsThereOnceAndEveryRunIsProjected()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
            ["Sentry__Integrations__0__Name"] = "acme",
            ["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret,
            ["Access__BrowserToken"] = "browser-token-for-tests-000001",
        };
        var accepted = new ConcurrentDictionary<long, long>();
        var random = new Random(4711);
        var rounds = Rounds.Of(5, 200);
        var sent = -1L;
        for (var round = 0; round < rounds; round++)
        {
            // Now and then while it starts, every other time after a while, else at an answer.
            if (round % 5 == 4)
            {
                using var starting = RealProcess.Start(settings, RealProcess.FreePort());
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 1_500)), TimeProvider.System, TestContext.Current.CancellationToken);
                starting.Kill();
                await starting.EndedAsync();
                continue;
            }

            using var process = await RealProcess.StartReadyAsync(settings);
            var (enough, answered) = (round % 2 == 0 ? random.Next(1, 120) : int.MaxValue, 0);
            var kill = round % 2 == 0 ? Task.CompletedTask : KillAfterAsync(process, random.Next(50, 400));
            await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
            {
                while (await SendAsync(process, Interlocked.Increment(ref sent), accepted))
                {
                    if (Interlocked.Increment(ref answered) == enough)
                        process.Kill();
                }
            })));
            await kill;
        }

        Assert.True(accepted.Count >= rounds / 2, $"Only {accepted.Count} deliveries were accepted.");
        await using var next = new DashboardHost(folder: folder);
        await EveryDeliveryIsThereOnceAsync(next, accepted);
        await FoldedAnew.CaughtUpAsync(next);
        var folded = FoldedAnew.SameAsStored(next);
        await FoldedAnew.RebuildsEqualAsync(next);
        Assert.Null((await next.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken)).Broken);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{rounds} kills: {accepted.Count} deliveries accepted, 0 lost, 0 twice; {folded.Deliveries} kept, {folded.Runs} runs, each equal to what its bodies fold to; rebuild finds no difference; the chain verifies.");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Wherever it is by then: in a commit, a checkpoint, a turn of the index, or at rest.</summary>
    private static async Task KillAfterAsync(RealProcess process, int milliseconds)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, TestContext.Current.CancellationToken);
        process.Kill();
    }

    /// <summary>False when the process is gone.</summary>
    private static async Task<bool> SendAsync(RealProcess process, long number, ConcurrentDictionary<long, long> accepted)
    {
        var (action, data) = Steps[number % Steps.Length];
        var body = Encoding.UTF8.GetBytes(Body.Seer(action, 1 + (number / Steps.Length), 1 + (number / Steps.Length), data));
        using var content = new ByteArrayContent(body);
        content.Headers.Add("Sentry-Hook-Resource", "seer");
        content.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));
        try
        {
            using var answer = await process.Http.PostAsync("/webhooks/sentry", content, TestContext.Current.CancellationToken);
            if (answer.StatusCode == HttpStatusCode.Accepted)
                accepted[number] = (await answer.Content.ReadFromJsonAsync<Answer>(TestContext.Current.CancellationToken))!.Delivery;
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private static async Task EveryDeliveryIsThereOnceAsync(DashboardHost host, IReadOnlyDictionary<long, long> accepted)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var context = await host.Get<IDbContextFactory<SeerContext>>().CreateDbContextAsync(cancel);
        var kept = (await context.Deliveries.Select(row => new { row.Id, row.RunId, row.Action }).ToListAsync(cancel)).ToLookup(row => (row.RunId, row.Action), row => row.Id);
        // Also of what was not answered, or answered 503, there may be one and never two.
        Assert.All(kept, group => Assert.Single(group));
        Assert.All(accepted, sent => Assert.Equal(sent.Value, Assert.Single(kept[(1 + (sent.Key / Steps.Length), Steps[sent.Key % Steps.Length].Action)])));
    }
}
