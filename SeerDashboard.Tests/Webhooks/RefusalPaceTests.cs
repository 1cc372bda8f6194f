using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>A few refusals are answered at once; many wait, and too many lose their connection.</summary>
public sealed class RefusalPaceTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RefusalPace _pace;

    public RefusalPaceTests() => _pace = new(_clock);

    [Fact]
    public async Task Hold_OfAFew_ComesBackAtOnce_AndAgainASecondLater()
    {
        for (var second = 0; second < 3; second++)
        {
            for (var at = 0; at < RefusalPace.Unhurried; at++)
                Assert.True(_pace.HoldAsync(new DefaultHttpContext()).IsCompletedSuccessfully);
            var waits = _pace.HoldAsync(new DefaultHttpContext());
            Assert.False(waits.IsCompleted);
            _clock.Advance(TimeSpan.FromSeconds(1));
            await waits.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Hold_OfMany_Waits_AndBeyondTheBoundClosesTheConnection()
    {
        Task[] held = [.. Enumerable.Range(0, RefusalPace.Unhurried + RefusalPace.MostWaiting).Select(_ => _pace.HoldAsync(new DefaultHttpContext()))];
        Assert.Equal(RefusalPace.MostWaiting, held.Count(each => !each.IsCompleted));
        var beyond = new DefaultHttpContext();
        Assert.True(_pace.HoldAsync(beyond).IsCompletedSuccessfully);
        Assert.Equal("close", beyond.Response.Headers.Connection.ToString());

        _clock.Advance(RefusalPace.Wait);
        await Task.WhenAll(held).WaitAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_pace.HoldAsync(new DefaultHttpContext()).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Hold_OfWhoHangsUp_Ends()
    {
        using var gone = new CancellationTokenSource();
        for (var at = 0; at < RefusalPace.Unhurried; at++)
            await _pace.HoldAsync(new DefaultHttpContext());
        var waits = _pace.HoldAsync(new DefaultHttpContext { RequestAborted = gone.Token });
        Assert.False(waits.IsCompleted);
        await gone.CancelAsync();
        await waits.WaitAsync(TestContext.Current.CancellationToken);
    }
}
