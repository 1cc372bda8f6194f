using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>Who waits, who is let in, and who is given up for others.</summary>
public sealed class UnverifiedRoomTests : IDisposable
{
    private const int Megabyte = 1024 * 1024;
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(2)));
    private readonly UnverifiedRoom _room;

    public UnverifiedRoomTests() => _room = new(
        Options.Create(new WebhookOptions { MaxBodyMegabytes = 1, UnverifiedMegabytesPerAddress = 2, UnverifiedMegabytes = 4 }), _clock);

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Enter_SmallWhileLargeOnesFillTheRoom_IsLetInAtOnce()
    {
        await FillAsync("a");
        Assert.False(_room.EnterAsync("a", Megabyte, likely: true).IsCompleted);
        Assert.NotNull(await _room.EnterAsync("a", 4096, likely: true));
    }

    [Fact]
    public async Task Enter_AddressWithItsShare_HoldsUpNobodyElse()
    {
        await FillAsync("a");
        var waiting = _room.EnterAsync("a", Megabyte, likely: true);
        Assert.NotNull(await _room.EnterAsync("b", Megabyte, likely: true));
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task Leave_WhenOthersWait_LetsThemInInTheirOrder()
    {
        var inside = await FillAsync("a");
        var (first, second) = (_room.EnterAsync("a", Megabyte, likely: true), _room.EnterAsync("a", Megabyte, likely: true));

        inside.Dispose();
        (await first)!.Dispose();

        Assert.NotNull(await second);
        Assert.Equal((Megabyte, 0), (_room.Taken, _room.Waiting));
    }

    [Fact]
    public async Task Wait_ForOneThatStalls_GivesItUpAfterAMoment()
    {
        var stalls = await FillAsync("a");
        var waiting = _room.EnterAsync("a", Megabyte, likely: true);
        stalls.Received(10);
        stalls.Awaits();

        _clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.False(stalls.GivenUp);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(stalls.GivenUp);
        await Eventually.HoldsAsync(() => Task.FromResult(stalls.End.IsCancellationRequested));
        stalls.Dispose();

        Assert.NotNull(await waiting);
    }

    [Fact]
    public async Task Wait_ForOneThatComesAtAnHonestPace_LetsItEnd()
    {
        var honest = await FillAsync("a");
        var waiting = _room.EnterAsync("a", Megabyte, likely: true);
        for (var at = 1; at <= 10; at++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            honest.Received(at * 100_000);
            honest.Awaits();
        }

        honest.Whole();
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(honest.GivenUp);
        honest.Dispose();
        Assert.NotNull(await waiting);
    }

    [Fact]
    public async Task Wait_ForOneThatTheServerIsSlowToRead_LetsItEnd()
    {
        var ours = await FillAsync("a");
        _ = _room.EnterAsync("a", Megabyte, likely: true);
        ours.Received(1000);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(ours.GivenUp);
    }

    [Fact]
    public async Task Slow_WhileNobodyWaits_IsLeftInPeaceUntilItsTimeIsUp()
    {
        var slow = await FillAsync("a");
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(slow.GivenUp || slow.End.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(slow.End.IsCancellationRequested);
        Assert.False(slow.GivenUp);
    }

    [Fact]
    public async Task Wait_ForAnother_GivesUpNobodyOfAnotherAddress()
    {
        var other = (await _room.EnterAsync("b", Megabyte, likely: true))!;
        var stalls = await FillAsync("a");
        _ = _room.EnterAsync("a", Megabyte, likely: true);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(stalls.GivenUp);
        Assert.False(other.GivenUp);
    }

    [Fact]
    public async Task Wait_BeyondTheTimeOfABody_IsTurnedAway()
    {
        (await FillAsync("a")).Whole();
        var waiting = _room.EnterAsync("a", Megabyte, likely: true);
        _clock.Advance(TimeSpan.FromSeconds(10.1));
        Assert.Null(await waiting);
        Assert.Equal(0, _room.Waiting);
    }

    [Fact]
    public async Task Wait_ByMoreThanMay_TurnsAwayWhoIsLeastLikelySentrys()
    {
        (await FillAsync("a")).Whole();
        Assert.NotNull(await _room.EnterAsync("a", Megabyte / 2, likely: true));
        // What is small waits as well once the address has its share.
        while (_room.EnterAsync("a", RoomBounds.Small, likely: true).IsCompleted)
            Assert.Equal(0, _room.Waiting);
        Task<RoomPlace?>[] likely = [.. Enumerable.Range(0, 100).Select(_ => _room.EnterAsync("a", Megabyte, likely: true))];
        Task<RoomPlace?>[] small = [.. Enumerable.Range(0, 55).Select(_ => _room.EnterAsync("a", RoomBounds.Small, likely: false))];
        Task<RoomPlace?>[] others = [.. Enumerable.Range(0, 200).Select(_ => _room.EnterAsync("a", Megabyte, likely: false))];
        Assert.Equal(256, _room.Waiting);
        Assert.All(others[..100], waits => Assert.False(waits.IsCompleted));
        Assert.All(others[100..], turned => Assert.Null(turned.Result));
        _ = Enumerable.Range(0, 100).Select(_ => _room.EnterAsync("a", Megabyte, likely: true)).ToList();
        Assert.All(others, turned => Assert.Null(turned.Result));
        Assert.All([.. likely, .. small], waits => Assert.False(waits.IsCompleted));
        var last = Enumerable.Range(0, 56).Select(_ => _room.EnterAsync("a", Megabyte, likely: true)).ToList();
        Assert.All(small, turned => Assert.Null(turned.Result));
        Assert.Null(await last[^1]);
        Assert.All(likely, waits => Assert.False(waits.IsCompleted));
    }

    [Fact]
    public async Task Enter_WithSentrysHeadersWhileOthersFillTheSmallPart_IsLetInAtOnce()
    {
        while (_room.EnterAsync("a", RoomBounds.Small, likely: false).IsCompleted)
            Assert.Equal(0, _room.Waiting);
        Assert.NotNull(await _room.EnterAsync("a", 4096, likely: true));
        Assert.Equal(1, _room.Waiting);
    }

    /// <summary>One large body, after which no other of the same address fits.</summary>
    private async Task<RoomPlace> FillAsync(string address)
    {
        var place = (await _room.EnterAsync(address, Megabyte, likely: true))!;
        place.Awaits();
        return place;
    }
}
