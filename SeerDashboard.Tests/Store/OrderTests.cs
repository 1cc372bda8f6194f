using System.Text.Json;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>The whole way through inbox, log, projector and push: the order of arrival does not matter.</summary>
public sealed class OrderTests
{
    private static readonly int Samples = Rounds.Of(60, 2000);

    private static readonly DateTimeOffset First = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 7200);

    [Fact]
    public async Task Arrival_InAnyOrderOnWarmAndColdCaches_GivesTheSameRunAndTheSameLastPush()
    {
        // What is usual depends on the history of a store, and with it when a step turns quiet: here the floor is above all of it.
        await using var warm = new DashboardHost(new Dictionary<string, string?> { ["Runs:QuietAfterMinutes"] = "1440" });
        await using var cold = new DashboardHost(new Dictionary<string, string?> { ["Runs:QuietAfterMinutes"] = "1440", ["Store:HotRuns"] = "1", ["Store:ProjectAtOnce"] = "3" });
        var run = 0L;
        await Told.InTwoOrders.SampleAsync(
            async orders =>
            {
                var id = Interlocked.Increment(ref run);
                var here = await EndAsync(warm, id, orders.One);
                var there = await EndAsync(cold, id, orders.Other);
                Assert.Equal(here, there);
            },
            iter: Samples,
            threads: 1);
        Assert.Equal(Samples, run);
    }

    /// <summary>Delivered state, summary and last push of every run under the number, as JSON.</summary>
    private static async Task<string> EndAsync(DashboardHost host, long run, Told[] told)
    {
        var cancel = TestContext.Current.CancellationToken;
        // All wait at once, so that batches are as the writer makes them.
        var kept = await Task.WhenAll(told.Select(one => host.Get<Inbox>().KeepAsync(ArrivalOf(host, run, one), cancel)));
        var store = host.Get<IDbContextFactory<SeerContext>>();
        await Eventually.HoldsAsync(async () =>
        {
            await using var context = await store.CreateDbContextAsync(cancel);
            return (await context.Projection.SingleAsync(cancel)).Cursor >= kept.Max(receipt => receipt.Id);
        });
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.Runs.AsNoTracking().Where(row => row.RunId == run).OrderBy(row => row.Integration).ToListAsync(cancel);
        var ends = new List<string>();
        foreach (var row in rows)
        {
            var key = new RunKey(row.Integration, row.Installation, new(run));
            var pushed = await Eventually.GetAsync(() => Task.FromResult(host.Get<RunFeed>().Find(key) is { } summary && summary.Version == row.Version ? summary : null));
            ends.Add($"{System.Text.Encoding.UTF8.GetString(Packed.Bytes(row.Delivered))}\n{System.Text.Encoding.UTF8.GetString(row.Summary)}\n{JsonSerializer.Serialize(pushed with { Version = 0 }, RunsJson.Default.RunSummary)}");
        }

        return string.Join('\n', ends);
    }

    private static Arrival ArrivalOf(DashboardHost host, long run, Told told) => Arrival.Of(
        told.BodyOf(run),
        host.Get<IntegrationDirectory>().All[told.Integration],
        new("seer", $"{told.Request:x32}", First.AddSeconds(told.Second).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
        TimeProvider.System.GetUtcNow());
}
