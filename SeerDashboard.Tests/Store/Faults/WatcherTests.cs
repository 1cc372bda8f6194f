using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Faults;

/// <summary>Who watches what is kept may fail.</summary>
public sealed class WatcherTests
{
    [Fact]
    public async Task Watcher_ThatFails_KeepsNoOtherFromBeingTold()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        var (first, second) = (Arrived("one"), Arrived("two"));
        host.Get<Receipts>().Changed += () => throw new InvalidOperationException("A watcher failed.");
        var room = new WaitingRoom(10, 1_000_000);
        Assert.True(room.TryEnter(first) && room.TryEnter(second));
        host.Get<SenderAnswers>().Kept(room.Take(late: false), [new(1_000, Outcome.Stored), new(1_001, Outcome.Stored)], room);
        Assert.True(host.Get<Receipts>().Last.ContainsKey("two"));

        static Waiting Arrived(string integration) => new(Arrival.Of("no JSON"u8.ToArray(), new() { Name = integration }, new("seer", "r", null), TimeProvider.System.GetUtcNow()));
    }
}
