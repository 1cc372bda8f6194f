using System.Collections.Concurrent;
using System.Net;
using System.Text;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>Killed between the commit and the sending, or in the midst of it: a real process, a real disk, a real receiver.</summary>
public sealed class ToldCrashTests
{
    [Fact]
    public async Task Kill_BetweenCommitAndSend_EveryMessageArrives_OnceForWhoeverHeedsItsId()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        FreshStore.At(Path.Combine(folder, "seer.db"));
        await using var receiver = await ToldReceiver.StartAsync();
        await using (var app = new DashboardHost(new Dictionary<string, string?> { [ToldHost.Allowed] = "127.0.0.1" }, folder: folder))
        {
            await app.Get<SeerDashboard.Notify.Channels.ChannelBook>().AddAsync("bot", ToldHost.Target(receiver), cancel);
            var channel = (await app.Get<SeerDashboard.Notify.Channels.ChannelBook>().ListAsync(cancel)).Single().Id;
            await app.Get<RuleBook>().SaveAsync(new(0, "found", channel, IsOn: true, new() { When = [NotifyEvent.RootCauseFound] }), cancel);
        }

        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
            ["Sentry__Integrations__0__Name"] = "acme",
            ["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret,
            ["Access__BrowserToken"] = "browser-token-for-tests-000001",
            [ToldHost.Allowed.Replace(":", "__", StringComparison.Ordinal)] = "127.0.0.1",
        };
        var accepted = new ConcurrentDictionary<long, bool>();
        var random = new Random(4711);
        var rounds = Rounds.Of(5, 50);
        for (var round = 0; round < rounds; round++)
        {
            using var process = await RealProcess.StartReadyAsync(settings);
            for (var at = 0; at < 8; at++)
            {
                var run = 1 + (round * 8L) + at;
                if (await KeepAsync(process, run))
                    accepted[run] = true;
            }

            // From right after the last commit to the midst of sending.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 700)), TimeProvider.System, cancel);
            process.Kill();
            await process.EndedAsync();
        }

        await using var next = new DashboardHost(new Dictionary<string, string?> { [ToldHost.Allowed] = "127.0.0.1" }, folder: folder);
        await Eventually.HoldsAsync(async () => (await next.Get<OutboxReader>().CountsAsync(cancel)) is var counts && !counts.ContainsKey(MessageState.Due) && counts.GetValueOrDefault(MessageState.Sent) >= accepted.Count);
        var told = receiver.Came.ToLookup(request => request.Body.GetProperty("data").GetProperty("run").GetProperty("runId").GetInt64(), request => request.Id);
        Assert.All(accepted.Keys, run => Assert.Single(told[run].Distinct()));
        TestContext.Current.TestOutputHelper?.WriteLine($"{rounds} kills: {accepted.Count} runs, {receiver.Came.Count} requests, one id for each run.");
        await next.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> KeepAsync(RealProcess process, long run)
    {
        var body = Encoding.UTF8.GetBytes(ToldHost.Found(run));
        using var content = new ByteArrayContent(body);
        content.Headers.Add("Sentry-Hook-Resource", "seer");
        content.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));
        using var answer = await process.Http.PostAsync("/webhooks/sentry", content, TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.Accepted;
    }
}
