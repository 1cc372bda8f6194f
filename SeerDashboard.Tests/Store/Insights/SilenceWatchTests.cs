using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Store.Insights;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Insights;

/// <summary>The watch over the real log.</summary>
public sealed class SilenceWatchTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 16, 20, 0, TimeSpan.FromHours(1)));
    private readonly DashboardHost _host;

    public SilenceWatchTests() => _host = new(clock: _clock);

    private SilenceWatch Watch => _host.Get<SilenceWatch>();

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Body.Seer("coding_started", 1));
        // As if it had delivered every 20 minutes for three days.
        StoreAccess.Execute(_host, $"""
            WITH RECURSIVE Before (N) AS (SELECT 1 UNION ALL SELECT N + 1 FROM Before WHERE N < 220)
            INSERT INTO Deliveries (Id, ReceivedAt, SentAt, Integration, Kind, Installation, Resource, RequestId, Size, Outcome, BodyHash)
            SELECT -N, {_clock.GetUtcNow().UtcTicks} - N * {TimeSpan.FromMinutes(20).Ticks}, 0, 'acme', 'Internal', '', 'issue', '', 2, 'Stored', '' FROM Before
            """);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>After so many minutes, once the watch has looked.</summary>
    private async Task AfterAsync(int minutes)
    {
        _clock.Advance(TimeSpan.FromMinutes(minutes));
        var looked = _clock.GetUtcNow();
        await Eventually.HoldsAsync(() => Task.FromResult(Watch.Current.TryGetValue("acme", out var acme) && acme.Newest + acme.Gap == looked));
    }

    [Fact]
    public async Task Alarm_BeginsAndEnds_ByItself()
    {
        var told = 0;
        await AfterAsync(59);
        Assert.Empty(Watch.Alarms);

        Watch.Changed += () => Interlocked.Increment(ref told);
        await AfterAsync(2);
        await Eventually.HoldsAsync(() => Task.FromResult(told > 0));
        var (name, silence) = Assert.Single(Watch.Alarms);
        Assert.Equal(("acme", TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(61)), (name, silence.Usual, silence.Gap));

        // No minute has to pass: what was silent spoke.
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _host.KeepAsync("seer", Body.Seer("coding_started", 2));
        await Eventually.HoldsAsync(() => Task.FromResult(Watch.Alarms.Count == 0));
    }

    [Fact]
    public async Task Alarm_OfWeeks_StaysUntilSomethingComes()
    {
        await AfterAsync(61);
        await AfterAsync(20 * 24 * 60);

        Assert.Equal(("acme", TimeSpan.FromMinutes(20)), (Assert.Single(Watch.Alarms).Integration, Watch.Alarms[0].Silence.Usual));
    }

    [Fact]
    public async Task Alarm_IntegrationThatNeverDelivered_IsNone()
    {
        await AfterAsync(600);

        Assert.Null(Watch.Current["globex"].Usual);
        Assert.Equal(["acme"], Watch.Alarms.Select(alarm => alarm.Integration));
    }
}
