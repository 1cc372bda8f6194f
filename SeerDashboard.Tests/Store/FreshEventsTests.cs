using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Store;

public sealed class FreshEventsTests
{
    private readonly FreshEvents _fresh = new();

    [Fact]
    public void TryTake_OneThatWasPut_GivesItOnce()
    {
        var seen = Event(1);
        _fresh.Put(1, seen, 10);
        Assert.True(_fresh.TryTake(1, out var taken));
        Assert.Same(seen, taken.Event);
        Assert.False(_fresh.TryTake(1, out _));
    }

    [Fact]
    public void TryTake_ALaterOne_ForgetsThoseBefore()
    {
        _fresh.Put(1, Event(1), 10);
        _fresh.Put(3, Event(3), 10);
        Assert.False(_fresh.TryTake(2, out _));
        Assert.True(_fresh.TryTake(3, out _));
    }

    [Fact]
    public void Put_OneThatIsNotNew_IsLeftOut()
    {
        _fresh.Put(5, Event(5), 10);
        _fresh.Put(4, Event(4), 10);
        Assert.False(_fresh.TryTake(4, out _));
        Assert.True(_fresh.TryTake(5, out _));
    }

    [Fact]
    public void Put_OverItsBytes_IsLeftOut_UntilThereIsRoom()
    {
        const int Half = 16 * 1024 * 1024;
        _fresh.Put(1, Event(1), Half);
        _fresh.Put(2, Event(2), Half);
        _fresh.Put(3, Event(3), 1);
        Assert.True(_fresh.TryTake(1, out _));
        _fresh.Put(4, Event(4), Half);
        Assert.True(_fresh.TryTake(2, out _));
        Assert.False(_fresh.TryTake(3, out _));
        Assert.True(_fresh.TryTake(4, out _));
    }

    [Fact]
    public void Clear_ForgetsAll()
    {
        _fresh.Put(1, Event(1), 10);
        _fresh.Clear();
        Assert.False(_fresh.TryTake(1, out _));
    }

    private static SeerEvent Event(int second) => Story.At(second, "coding_started");
}
