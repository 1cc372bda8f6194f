using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Faults;

/// <summary>What becomes of deliveries that are written together.</summary>
public sealed class GroupTests
{
    [Fact]
    public async Task Group_OneBadDelivery_FailsNoOther()
    {
        await using var host = new DashboardHost();
        _ = host.Anonymous;
        Execute(host, "CREATE TRIGGER NotThis BEFORE INSERT ON Deliveries WHEN NEW.RunId = 7 BEGIN SELECT RAISE(ABORT, 'not this one'); END");
        var answers = await TogetherAsync(host, 20);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answers[7 - 1]);
        Assert.Equal(19, answers.Count(answer => answer == HttpStatusCode.Accepted));
        Assert.Equal(19L, Scalar(host, "SELECT COUNT(DISTINCT RunId) FROM Deliveries"));
        Assert.Null(host.Get<StoreCondition>().Problem);
        Assert.Null((await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken)).Broken);
    }

    [Fact]
    public async Task Group_OneFailsItsCommit_FailsNoOther()
    {
        await using var host = new DashboardHost();
        _ = host.Anonymous;
        // A deferred foreign key is checked by COMMIT itself: all inserts succeed, the commit fails.
        Execute(host, "CREATE TABLE Parent (Id INTEGER PRIMARY KEY)");
        Execute(host, "CREATE TABLE Orphan (Parent INTEGER REFERENCES Parent (Id) DEFERRABLE INITIALLY DEFERRED)");
        Execute(host, "CREATE TRIGGER FailCommit AFTER INSERT ON Deliveries WHEN NEW.RunId = 3 BEGIN INSERT INTO Orphan VALUES (4711); END");
        var answers = await TogetherAsync(host, 6);
        Assert.Equal([HttpStatusCode.ServiceUnavailable], answers.Where(answer => answer != HttpStatusCode.Accepted));
        Assert.Equal(0L, Scalar(host, "SELECT COUNT(*) FROM Deliveries WHERE RunId = 3"));
        Assert.Null((await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken)).Broken);
    }

    [Fact]
    public async Task Inbox_SenderGaveUp_IsWrittenOnceWhenTheStoreHasTime()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Store:AnswerWithinMilliseconds"] = "50" });
        using var go = new ManualResetEventSlim();
        var busy = BusyAsync(host, go);
        using (var refused = await host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 1))))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("The writer does not come to the deliveries in time.", await ReadyAsync(host), StringComparison.Ordinal);
        go.Set();
        await busy;
        await Eventually.HoldsAsync(async () => await ReadyAsync(host) == "Healthy");
        await Eventually.HoldsAsync(() => Task.FromResult(Scalar(host, "SELECT COUNT(*) FROM Deliveries").Equals(1L)));
        Assert.Equal((0, 0L), await HeldAsync(host));
    }

    [Fact]
    public async Task Inbox_Full_RefusesAtOnceAndNeverHoldsMore()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Store:QueueLength"] = "2" });
        using var go = new ManualResetEventSlim();
        var busy = BusyAsync(host, go);
        List<Task<HttpResponseMessage>> waiting = [Post(1), Post(2)];
        await Eventually.HoldsAsync(() => Task.FromResult(host.Get<Inbox>().Held.Count == 2));
        for (var run = 3; run <= 5; run++)
        {
            var sent = Stopwatch.GetTimestamp();
            using var refused = await Post(run);
            Assert.InRange(Stopwatch.GetElapsedTime(sent), TimeSpan.Zero, TimeSpan.FromSeconds(1));
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (refused.StatusCode, refused.Headers.RetryAfter is not null));
        }

        Assert.Equal(2, host.Get<Inbox>().Held.Count);
        Assert.Contains("The queue of deliveries that wait to be written is full.", await ReadyAsync(host), StringComparison.Ordinal);
        go.Set();
        await busy;
        foreach (var answer in await Task.WhenAll(waiting))
            answer.Dispose();
        await Eventually.HoldsAsync(async () => await ReadyAsync(host) == "Healthy");

        Task<HttpResponseMessage> Post(long run) => host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", run)));
    }

    [Fact]
    public async Task Doubt_TheStoreTells()
    {
        await using var host = new DashboardHost();
        var arrival = Arrival.Of(Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 1)), new() { Name = "acme" }, new("seer", "r", null), TimeProvider.System.GetUtcNow());
        using var connection = new WriteConnection(Options.Create(new StoreOptions { ConnectionString = $"Data Source={Path.Combine(host.Folder, "seer.db")}" }), host.Get<StoreHold>());
        using var log = new LogCommit(connection);
        var (lost, lostEnd) = log.Open().Write([arrival]);
        log.Open().GiveUp();
        Assert.Null(log.Settle(new(lost, lostEnd)));
        var (kept, end) = log.Open().Write([arrival]);
        log.Open().Commit(end);
        log.Refresh();
        Assert.Same(kept, log.Settle(new(kept, end)));
    }

    /// <summary>What <c>/readyz</c> says: one word, or why not.</summary>
    private static async Task<string> ReadyAsync(DashboardHost host)
    {
        using var ready = await host.Anonymous.GetAsync("/readyz", TestContext.Current.CancellationToken);
        var says = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(says == "Healthy" ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        return says;
    }

    /// <summary>Occupies the writer until told to go on.</summary>
    private static Task BusyAsync(DashboardHost host, ManualResetEventSlim go) =>
        host.Get<StoreJobs>().RunAsync((_, _) => go.Wait(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    /// <summary>Posts runs 1 to <paramref name="count"/> while the writer is busy, so that they are written in one group.</summary>
    private static async Task<HttpStatusCode[]> TogetherAsync(DashboardHost host, int count)
    {
        using var go = new ManualResetEventSlim();
        var busy = BusyAsync(host, go);
        var sending = Enumerable.Range(1, count).Select(async run =>
        {
            using var answer = await host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", run)));
            return answer.StatusCode;
        }).ToList();
        await Eventually.HoldsAsync(() => Task.FromResult(host.Get<Inbox>().Held.Count == count));
        go.Set();
        await busy;
        return await Task.WhenAll(sending);
    }

    private static async Task<(int Count, long Bytes)> HeldAsync(DashboardHost host)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(host.Get<Inbox>().Held.Count == 0));
        return host.Get<Inbox>().Held;
    }
}
