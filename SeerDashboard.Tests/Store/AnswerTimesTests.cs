using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>How long answers took is known of every delivery.</summary>
public sealed class AnswerTimesTests
{
    [Fact]
    public async Task Answer_ToADelivery_IsTimedAndKeptWithIt()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        var row = await Eventually.GetAsync(async () =>
            await host.Get<DeliveryReader>().FindAsync(1, TestContext.Current.CancellationToken) is { AnswerTook: not null } answered ? answered : null);
        Assert.InRange(row.AnswerTook!.Value, TimeSpan.FromMicroseconds(1), TimeSpan.FromSeconds(20));
        Assert.Equal(row.AnswerTook, Assert.Single(await host.Get<DeliveryReader>().OfRunAsync(new("acme", Body.Installation, new(1)), TestContext.Current.CancellationToken)).AnswerTook);
    }

    [Fact]
    public async Task Between_ATimeRange_GivesItsPercentilesOverAllIntegrations()
    {
        await using var host = new DashboardHost();
        for (var run = 1; run <= 5; run++)
        {
            await host.KeepAsync("seer", Body.Seer("root_cause_started", run));
            await host.KeepAsync("seer", Body.Seer("root_cause_started", run), DashboardHost.OtherSecret);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Answers") is 10L));
        StoreAccess.Execute(host, "UPDATE Answers SET Microseconds = DeliveryId * 1000");
        var from = (await host.Get<DeliveryReader>().FindAsync(1, TestContext.Current.CancellationToken))!.ReceivedAt;
        var last = (await host.Get<DeliveryReader>().FindAsync(10, TestContext.Current.CancellationToken))!.ReceivedAt;

        Assert.Equal(
            new(10, Milliseconds(5), Milliseconds(10), Milliseconds(10), Milliseconds(10)),
            await host.Get<AnswerReader>().BetweenAsync(from, last.AddTicks(1), TestContext.Current.CancellationToken));
        Assert.Equal(9, (await host.Get<AnswerReader>().BetweenAsync(from, last, TestContext.Current.CancellationToken))!.Count);
        Assert.Null(await host.Get<AnswerReader>().BetweenAsync(last.AddDays(1), last.AddDays(2), TestContext.Current.CancellationToken));
    }

    private static TimeSpan Milliseconds(int number) => TimeSpan.FromMilliseconds(number);
}
