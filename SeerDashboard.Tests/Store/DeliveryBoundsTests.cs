using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>A stretch of time is found whole, whatever the order of the numbers.</summary>
public sealed class DeliveryBoundsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(2));

    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        for (var number = 1; number <= 6; number++)
        {
            await _host.KeepAsync("seer", Body.Seer("root_cause_started", number), number % 2 == 0 ? DashboardHost.Secret : DashboardHost.OtherSecret);
            // The fourth waited for its secret, the last came with an import.
            var at = number switch { 4 => Noon.AddHours(-20), 6 => Noon.AddDays(-90), _ => Noon.AddMinutes(number) };
            StoreAccess.Execute(_host, $"UPDATE Deliveries SET ReceivedAt = {at.UtcTicks} WHERE Id = {number}");
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(0, 60, new long[] { 5, 3, 2, 1 })]
    [InlineData(2, 4, new long[] { 3, 2 })]
    [InlineData(-1440, -60, new long[] { 4 })]
    [InlineData(-200_000, -100_000, new long[] { 6 })]
    [InlineData(100, 200, new long[0])]
    public async Task Time_AmongNumbersOutOfOrder_GivesAllOfIt(int fromMinute, int toMinute, long[] expected)
    {
        var filter = new DeliveryFilter { Since = Noon.AddMinutes(fromMinute), Until = Noon.AddMinutes(toMinute) };
        var page = await _host.Get<DeliveryPages>().ListAsync(filter, new() { Limit = 50 }, TestContext.Current.CancellationToken);
        Assert.Equal(expected, page.Items.Select(row => row.Id));
    }
}
