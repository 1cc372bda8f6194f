using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Store;
using SeerDashboard.Store.Secrets;
using SeerDashboard.Store.Unproven;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;
using SeerDashboard.Tests.Store.Retention;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>A secret that was rotated in Sentry first loses nothing.</summary>
public sealed class QuarantineTests
{
    private const string Rotated = "the-secret-that-sentry-has-by-now";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task SendAsync(DashboardHost host, string action, long run, string secret = Rotated, DateTimeOffset? sentAt = null, string? requestId = null)
    {
        using var answer = await host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer(action, run)), secret, requestId, sentAt);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    private static Task AddAsync(DashboardHost host, string secret = Rotated) =>
        host.Get<IntegrationDirectory>().AddSecretAsync(new("acme", secret) { Name = "new" }, Cancel);

    private static Task WaitingAsync(DashboardHost host, int count) => Eventually.HoldsAsync(() => Task.FromResult(Stored(host) == count && host.Get<Quarantine>().Count == count));

    private static long Stored(DashboardHost host) => (long)StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Quarantine");

    [Fact]
    public async Task Rotated_InSentryFirst_LosesNothing()
    {
        await using var host = new DashboardHost();
        var sent = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 300);
        var before = TimeProvider.System.GetUtcNow();
        await SendAsync(host, "root_cause_completed", 5, sentAt: sent.AddSeconds(60));
        await SendAsync(host, "root_cause_started", 5, sentAt: sent, requestId: "0f0f");
        await SendAsync(host, "root_cause_started", 6);
        await WaitingAsync(host, 3);
        var after = TimeProvider.System.GetUtcNow();
        Assert.InRange(host.Get<Quarantine>().Oldest!.Value, before, after);

        await AddAsync(host);
        await WaitingAsync(host, 0);
        Assert.Equal(3, host.Get<Quarantine>().Released["acme"].Count);
        var run = await Eventually.GetAsync(async () => (await host.Get<RunReader>().FindAsync(new(5), null, Cancel)).Run);
        Assert.Equal(sent, run.StartedAt);
        var log = await host.Get<DeliveryReader>().OfRunAsync(new("acme", Body.Installation, new(5)), Cancel);
        Assert.All(log, row => Assert.InRange(row.ReceivedAt, before, after));
        Assert.Equal((sent, "0f0f"), (log[1].SentAt, log[1].RequestId));
        Assert.Equal("seer", log[1].Headers!["Sentry-Hook-Resource"]);
        var added = host.Get<IntegrationDirectory>().Secrets.Single(one => one.Name == "new");
        Assert.InRange(host.Get<SecretUses>().LastOf(added.Key)!.Value, before, after);
    }

    [Fact]
    public async Task Rotated_BeforeAnySecretWasKnown_WaitsAcrossARestartForTheConfiguredOne()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var none = new Dictionary<string, string?> { ["Sentry:Integrations:0:ClientSecrets:0"] = null, ["Sentry:Integrations:1:ClientSecrets:0"] = null };
        await using (var host = new DashboardHost(none, folder: folder))
        {
            await SendAsync(host, "root_cause_started", 5);
        }

        await using var next = new DashboardHost(new Dictionary<string, string?> { ["Sentry:Integrations:0:ClientSecrets:1"] = Rotated }, folder: folder);
        await Eventually.HoldsAsync(async () => (await next.Get<RunReader>().FindAsync(new(5), null, Cancel)).Run is not null);
        await WaitingAsync(next, 0);
        await next.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Secret_OfSomethingElse_LeavesWhatWaits()
    {
        await using var host = new DashboardHost();
        await SendAsync(host, "root_cause_started", 5);
        await WaitingAsync(host, 1);
        await AddAsync(host, "a-secret-of-something-else");
        await SendAsync(host, "root_cause_started", 6, "a-secret-of-yet-something-else");
        await WaitingAsync(host, 2);
        await AddAsync(host);
        await WaitingAsync(host, 1);
    }

    [Fact]
    public async Task Secret_ThatHadEnded_VerifiesWhatWaitsWhenItIsAcceptedAgain()
    {
        await using var host = new DashboardHost();
        await AddAsync(host);
        var added = host.Get<IntegrationDirectory>().Secrets.Single(one => one.Name == "new");
        await host.Get<ClientSecrets>().EndAsync(added.Id!.Value, TimeProvider.System.GetUtcNow(), Cancel);
        await SendAsync(host, "root_cause_started", 5);
        await WaitingAsync(host, 1);
        Assert.NotNull(host.Get<SecretUses>().RefusedOf(added.Key));
        Assert.Null(host.Get<SecretUses>().LastOf(added.Key));
        await host.Get<ClientSecrets>().EndAsync(added.Id!.Value, null, Cancel);
        await WaitingAsync(host, 0);
        Assert.NotNull(host.Get<SecretUses>().LastOf(added.Key));
    }

    [Fact]
    public async Task Request_ThatLooksLikeNothingOfSentrys_DoesNotWait()
    {
        await using var host = new DashboardHost();
        using var unsigned = await host.PostAsync("seer", "{}"u8.ToArray(), secret: null);
        using var odd = await host.PostAsync("seer", "not an object"u8.ToArray(), Rotated);
        using var bare = await host.Anonymous.PostAsync("/webhooks/sentry", new StringContent("{}"), Cancel);
        await SendAsync(host, "root_cause_started", 5);
        await WaitingAsync(host, 1);
    }

    [Fact]
    public async Task Quarantine_Full_KeepsTheNewestWithinItsBounds()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Quarantine:Requests"] = "3", ["Quarantine:Megabytes"] = "1" });
        for (var run = 1; run <= 5; run++)
            await SendAsync(host, "root_cause_started", run);
        await WaitingAsync(host, 3);
        await AddAsync(host);
        await WaitingAsync(host, 0);
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(5), null, Cancel)).Run is not null);
        Assert.Null((await host.Get<RunReader>().FindAsync(new(2), null, Cancel)).Run);
    }

    [Fact]
    public async Task Request_ThatNobodyAddsTheSecretFor_IsToldOnceAndEndsAfterADay()
    {
        var clock = new FakeTimeProvider(new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(2)));
        var heard = new HeardLog();
        await using var host = new DashboardHost(clock: clock) { Heard = heard };
        var came = clock.GetUtcNow();
        foreach (var run in (long[])[5, 6])
        {
            using var answer = await host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", run, data: $$"""{"noise":"{{Convert.ToBase64String(RandomNumberGenerator.GetBytes(40_000))}}"}""")), Rotated);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        await RoundsUntilAsync(() => Stored(host) == 2);
        clock.Advance(came.AddHours(24).AddMinutes(-1) - clock.GetUtcNow());
        Assert.Equal((2, 2L), (host.Get<Quarantine>().Count, Stored(host)));
        clock.Advance(TimeSpan.FromMinutes(1));

        await RoundsUntilAsync(() => Stored(host) == 0 && host.Get<Quarantine>().Count == 0);
        await AddAsync(host);
        await RoundsUntilAsync(() => host.Get<IntegrationDirectory>().Secrets.Any(one => one.Name == "new"));
        Assert.Empty(host.Get<Quarantine>().Released);
        Assert.Equal(0L, StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Deliveries"));
        Assert.Equal(1, heard.Count(LogLevel.Warning, "wait for 24 hours"));
        // Nothing of it is left in the file.
        await host.Get<StoreJobs>().RunAsync((connection, _) => connection.Prepare("PRAGMA wal_checkpoint(TRUNCATE)").ExecuteNonQuery(), Cancel);
        var free = FreePages.Of(Path.Combine(host.Folder, "seer.db"));
        Assert.NotEmpty(free);
        Assert.All(free, page => Assert.DoesNotContain(page, each => each != 0));

        async Task RoundsUntilAsync(Func<bool> holds) => await Eventually.HoldsAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(holds());
        });
    }

    [Fact]
    public async Task Quarantine_TurnedOff_KeepsNothing()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Quarantine:Requests"] = "0" });
        await SendAsync(host, "root_cause_started", 1);
        Assert.Equal((0, 0L), (host.Get<Quarantine>().Count, host.Get<Quarantine>().Bytes));
    }
}
