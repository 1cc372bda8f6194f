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
}
