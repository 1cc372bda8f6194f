using CsCheck;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Insights;

/// <summary>What is counted of the log, through the real inbox.</summary>
public sealed class LogTallyTests
{
    private static readonly string[] Actions = ["root_cause_started", "root_cause_completed", "solution_started", "solution_completed", "coding_started", "coding_completed", "brand_new"];

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 16, 20, 0, TimeSpan.FromHours(1)));

    /// <summary>Once <paramref name="total"/> are counted.</summary>
    private async Task<Receiving> CountedAsync(DashboardHost host, long total, bool samples = false) => await Eventually.GetAsync(async () =>
    {
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        var read = await host.Get<ReceivingReader>().ReadAsync(_clock.GetUtcNow().AddDays(-1), samples, TestContext.Current.CancellationToken);
        Assert.InRange(read.Total, 0, total);
        return read.Total == total ? read : null;
    });

    [Fact]
    public async Task Counts_AreByVerdict_AndOutliveARestart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-");
        try
        {
            await using (var first = new DashboardHost(clock: _clock, folder: folder.FullName))
            {
                await first.KeepAsync("seer", Body.Seer("coding_started", 1), requestId: "a");
                await first.KeepAsync("seer", Body.Seer("coding_started", 1), requestId: "a");
                await first.KeepAsync("issue", Body.Issue("created", 7, "Broken"));
                await first.KeepAsync("seer", "no JSON");
                Assert.Equal([1, 1, 1, 1], (await CountedAsync(first, 4)).Kept.OrderBy(one => one.Key).Select(one => one.Value));
                // Not counted before the end: it is counted by the next.
                await first.KeepAsync("issue", Body.Issue("resolved", 7, "Broken"));
            }

            await using var second = new DashboardHost(clock: _clock, folder: folder.FullName);
            await second.KeepAsync("issue", Body.Issue("assigned", 7, "Broken"));
            var read = await CountedAsync(second, 6);
            Assert.Equal(3, read.Kept[Outcome.Stored]);
            Assert.Equal(6, read.Minutes.Sum(minute => minute.Count));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Counts_OfAStoreFromBefore_AreMadeFromItsLog()
    {
        await using var host = new DashboardHost(clock: _clock);
        foreach (var run in Enumerable.Range(1, 5))
            await host.KeepAsync("seer", Body.Seer("coding_started", run));
        await CountedAsync(host, 5);

        StoreAccess.Execute(host, "DELETE FROM Tallies");
        await host.KeepAsync("seer", Body.Seer("coding_started", 6));

        await CountedAsync(host, 6);
    }

    [Fact]
    public async Task Counts_WriterWithAnotherConnection_GoOn()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync("seer", Body.Seer("coding_started", 1));
        await CountedAsync(host, 1);
        var connection = host.Get<WriteConnection>();
        // As after a fault of the store's file.
        await host.Get<StoreJobs>().RunAsync((_, _) => connection.Distrust(new IOException("no such disk")), TestContext.Current.CancellationToken);

        await host.KeepAsync("seer", Body.Seer("coding_started", 2));

        await CountedAsync(host, 2);
    }

    [Fact]
    public async Task Counts_ThatCouldNotBeWritten_AreMadeWithoutAnotherDelivery()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync("seer", Body.Seer("coding_started", 1));
        var tally = host.Get<IEnumerable<ISideNotes>>().OfType<LogTally>().Single();
        await host.Get<StoreJobs>().RunAsync(
            (connection, _) =>
            {
                using var transaction = connection.BeginTransaction();
                tally.Take()!(connection, transaction);
                transaction.Rollback();
            },
            TestContext.Current.CancellationToken);

        await CountedAsync(host, 1);
    }

    [Fact]
    public async Task OutOfOrder_IsWhatANaiveLookFinds()
    {
        await using var host = new DashboardHost(clock: _clock);
        var total = 0;
        await Gen.Select(Gen.Int[0, 2], Gen.Int[0, Actions.Length - 1], Gen.Int[0, 40], (run, action, second) => (Run: run + 1, Action: Actions[action], SentAt: _clock.GetUtcNow().AddSeconds(-second)))
            .Array[1, 40].SampleAsync(async posted =>
            {
                var before = await CountedAsync(host, total);
                // Other runs in every round.
                var first = total;
                List<(long Run, string Action, DateTimeOffset SentAt)> applied = [];
                foreach (var (run, action, sentAt) in posted)
                {
                    var kept = await host.KeepAsync("seer", Body.Seer(action, (first * 10) + run), sentAt: sentAt);
                    total++;
                    if (kept.Outcome == "applied")
                        applied.Add(((first * 10) + run, action, DateTimeOffset.FromUnixTimeSeconds(sentAt.ToUnixTimeSeconds())));
                }

                var naive = applied.Where((one, at) => applied.Take(at).Any(earlier => earlier.Run == one.Run
                    && (one.SentAt < earlier.SentAt || (one.SentAt == earlier.SentAt && SeerAction.Rank(one.Action) < SeerAction.Rank(earlier.Action))))).Count();
                Assert.Equal(naive, (await CountedAsync(host, total)).OutOfOrder - before.OutOfOrder);
            }, iter: Rounds.Of(12, 200), threads: 1);
    }

    [Fact]
    public async Task Drift_NamesWhatIsNotKnown_WithASample()
    {
        await using var host = new DashboardHost(clock: _clock);
        var first = await host.KeepAsync("seer", Body.Seer("review_started", 1));
        await host.KeepAsync("seer", Body.Seer("coding_started", 1, data: """{"effort":"high"}"""));
        var last = await host.KeepAsync("seer", Body.Seer("review_started", 2, data: """{"reviewer":"x"}"""));
        await host.KeepAsync("replay", Body.Envelope("created", [], Body.Installation));
        await CountedAsync(host, 4);

        var drift = await host.Get<ReceivingReader>().DriftAsync(_clock.GetUtcNow().AddDays(-1), TestContext.Current.CancellationToken);

        Assert.Equal(["coding_started: data.effort", "replay: created", "review_started"], drift.Select(one => one.Name).Order(StringComparer.Ordinal));
        var action = drift.Single(one => one.Name == "review_started");
        Assert.Equal((true, 2, first.Delivery, last.Delivery), (action.IsAction, action.Count, action.FirstDelivery, action.LastDelivery));
    }

    [Fact]
    public async Task Drift_MoreNamesThanAreKept_AreCountedTogether()
    {
        await using var host = new DashboardHost(clock: _clock);
        string More(int from, int count) => $"{{{string.Join(',', Enumerable.Range(from, count).Select(at => $"\"field{at}\":1"))}}}";
        await host.KeepAsync("seer", Body.Seer("coding_started", 1, data: More(0, 400)));
        await host.KeepAsync("seer", Body.Seer("coding_started", 2, data: More(300, 400)));
        await CountedAsync(host, 2);

        var drift = await host.Get<ReceivingReader>().DriftAsync(DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);

        Assert.Equal(DriftBook.MostNames + 1, drift.Count);
        Assert.Equal(200, drift.Single(one => one.Name == DriftBook.Others).Count);
        Assert.Equal(2, drift.Single(one => one.Name.EndsWith("field399", StringComparison.Ordinal)).Count);
    }
}
