using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Store;

/// <summary>
/// Any set of deliveries through the real inbox, in any order: what is stored is the pure fold of the set, the log has all of it, and nothing is counted twice.
/// </summary>
public sealed class ArrivalLaws
{
    private static readonly int Samples = Rounds.Of(50, 2_000);

    [Fact]
    public async Task Arrivals_DisturbedInEveryWay_AreTheFoldOfTheirSetInEveryOrder()
    {
        await using var one = new DashboardHost();
        await using var other = new DashboardHost(new Dictionary<string, string?> { ["Store:HotRuns"] = "2", ["Store:ProjectAtOnce"] = "3" });
        var (run, sent) = (0L, 0);
        await Disturbed.InTwoOrders.SampleAsync(
            async orders =>
            {
                run++;
                sent += orders.One.Length;
                Assert.Equal(await EndAsync(one, run, orders.One), await EndAsync(other, run, orders.Other));
            },
            iter: Samples,
            threads: 1);

        foreach (var host in (DashboardHost[])[one, other])
        {
            Assert.Equal(sent, FoldedAnew.SameAsStored(host).Deliveries);
            await FoldedAnew.RebuildsEqualAsync(host);
            Assert.Null((await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken)).Broken);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Samples} sets in two orders, {sent} deliveries each way: all are kept, every run is the fold of its set.");
    }

    /// <summary>Sends all at once, so that batches are as the writer makes them; gives every run of the number as it is stored.</summary>
    private static async Task<string> EndAsync(DashboardHost host, long run, Disturbed[] told)
    {
        var cancel = TestContext.Current.CancellationToken;
        var integrations = host.Get<IntegrationDirectory>().All;
        var kept = await Task.WhenAll(told.Select(one => host.Get<Inbox>().KeepAsync(one.ArrivalOf(run, integrations), cancel)));
        Assert.Equal(told.Length, kept.Select(receipt => receipt.Id).Distinct().Count());
        await FoldedAnew.CaughtUpAsync(host);
        await using var context = await host.Get<IDbContextFactory<SeerContext>>().CreateDbContextAsync(cancel);
        var ends = new List<string>();
        foreach (var set in told.GroupBy(one => one.KeyOf(run, integrations)).OrderBy(set => set.Key.ToString(), StringComparer.Ordinal))
        {
            List<SeerEvent> events = [.. set.Select(one => one.EventOf(run, integrations))];
            var row = await context.Runs.AsNoTracking().SingleAsync(row => row.RunId == run && row.Integration == set.Key.Integration && row.Installation == set.Key.Installation, cancel);
            Assert.Equal(Story.Written(Replay.Of(set.Key, events)), Encoding.UTF8.GetString(Packed.Bytes(row.Delivered)));
            var rows = await host.Get<DeliveryReader>().OfRunAsync(set.Key, cancel);
            Assert.Equal(events.Count, rows.Count);
            Assert.Equal(Duplicates.Mark(events).Count(mark => mark.Of is null), rows.Count(delivery => delivery.Verdict == Outcome.Applied));
            ends.Add(Encoding.UTF8.GetString(Packed.Bytes(row.Delivered)));
        }

        return string.Join('\n', ends);
    }
}
