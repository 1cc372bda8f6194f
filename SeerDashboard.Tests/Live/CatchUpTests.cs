using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Live;

/// <summary>A feed that gets no pushes at all: only the store.</summary>
public sealed class CatchUpTests : IAsyncDisposable
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly FakeStore _store = new();
    private readonly StoreChanges _changes = new();
    private readonly FakeTimeProvider _clock = new(Some.Noon);
    private readonly FakeLogger _log = new();
    private readonly RunFeed _feed;
    private readonly CatchUp _catchUp;
    private readonly Heard<RunSummary> _heard = new();
    private readonly Heard<bool> _resets = new();
    private readonly Heard<FeedStatus> _status = new();

    public CatchUpTests()
    {
        var options = Options.Create(new LiveOptions());
        _feed = new RunFeed(_changes, options, _clock, _log);
        _catchUp = new CatchUp(_store.Source, _feed, options, _clock);
        _feed.Watch(_heard.Take);
        _feed.WatchResets(() => _resets.Take(true));
        _feed.WatchStatus(_status.Take);
        _feed.Health.LoopIs(up: true);
    }

    [Fact]
    public async Task Start_ReadsAllPagesOfTheNewestRuns()
    {
        for (var id = 1; id <= 450; id++)
            _store.Write(id);

        await StartAsync();

        Assert.Equal(450, _feed.Newest(1000).Count);
        Assert.Equal(450, _feed.Newest(1)[0].RunId.Value);
        Assert.Equal(450, _feed.Cursor);
    }

    [Fact]
    public async Task Start_RunChangesBetweenTwoPages_IsNotMissed()
    {
        for (var id = 1; id <= 250; id++)
            _store.Write(id);
        _store.BeforeNextPage = () =>
        {
            // One that was on the first page, then one of the page that comes.
            _store.Touch(250, "changed on page one");
            _store.Touch(1, "changed on page two");
        };

        await StartAsync();
        _clock.Advance(OneSecond);

        Assert.Equal("changed on page one", (await _heard.FirstAsync(run => run.RunId.Value == 250)).Headline);
        Assert.Equal(250, _feed.Newest(1000).Count);
        Assert.Equal("changed on page two", _feed.Find(Some.Key(1))!.Headline);
    }

    [Fact]
    public async Task EveryPushIsLost_ChangeIsShownBySecond()
    {
        _store.Write(1);
        await StartAsync();

        _store.Write(1, "root cause found");
        _clock.Advance(OneSecond);

        Assert.Equal("root cause found", (await _heard.NextAsync()).Headline);
        Assert.Equal("root cause found", _feed.Find(Some.Key(1))!.Headline);
    }

    [Fact]
    public async Task MoreChangesThanABatch_AreAllRead()
    {
        await StartAsync();
        for (var id = 1; id <= 1200; id++)
            _store.Write(id);

        _clock.Advance(OneSecond);

        await _heard.FirstAsync(run => run.RunId.Value == 1200);
        Assert.Equal(1200, _feed.Newest(5000).Count);
    }

    [Fact]
    public async Task Push_AfterOneThatWasLost_DoesNotHideItFromTheNextLook()
    {
        await StartAsync();
        _store.Write(1, "its push is lost");
        _feed.Pushed(_store.Write(2));

        Assert.Equal(2, (await _heard.NextAsync()).RunId.Value);
        _clock.Advance(OneSecond);
        Assert.Equal("its push is lost", (await _heard.NextAsync()).Headline);
    }

    [Fact]
    public async Task StoreIsAway_IsSaidOncePerOutageAndTriedAgain()
    {
        await StartAsync();
        Assert.Equal(FeedState.Live, (await _status.NextAsync()).State);

        for (var outage = 1; outage <= 2; outage++)
        {
            _store.Fails = true;
            for (var second = 0; second < 3; second++)
                await ReadAgainAsync();
            Assert.Equal(FeedState.CatchingUp, (await _status.NextAsync()).State);
            Assert.Equal(outage, _log.Count(LogLevel.Error));

            _store.Fails = false;
            _store.Write(1, "written while the store was away");
            await ReadAgainAsync();
            Assert.Equal(FeedState.Live, (await _status.NextAsync()).State);
            Assert.Equal(1, (await _heard.NextAsync()).RunId.Value);
        }
    }

    [Fact]
    public async Task StoreIsAwayAtStart_IsReadAsSoonAsItAnswers()
    {
        _store.Write(1);
        _store.Fails = true;
        await _catchUp.StartAsync(TestContext.Current.CancellationToken);
        await _store.Calls.ReadAsync(TestContext.Current.CancellationToken).AsTask().SoonAsync();

        _store.Fails = false;
        await ReadAgainAsync();

        await _resets.NextAsync();
        Assert.Single(_feed.Newest(10));
    }

    [Fact]
    public async Task RunsAreTakenAway_EverythingIsReadAnew()
    {
        _store.Write(1);
        _store.Write(2);
        await StartAsync();

        _store.Delete(1);
        _changes.Clear();

        await _resets.NextAsync();
        Assert.Equal([2], _feed.Newest(10).Select(run => run.RunId.Value));
    }

    [Fact]
    public async Task PushOfARunThatWasTakenAway_IsUndoneByTheNextLook()
    {
        _store.Write(1);
        await StartAsync();
        var late = _store.Write(2);
        _store.Delete(2);
        _changes.Clear();
        await _resets.NextAsync();

        _feed.Pushed(late);
        _clock.Advance(OneSecond);

        await _resets.NextAsync();
        Assert.Equal([1], _feed.Newest(10).Select(run => run.RunId.Value));
    }

    public async ValueTask DisposeAsync()
    {
        await _catchUp.StopAsync(CancellationToken.None);
        _catchUp.Dispose();
    }

    private async Task StartAsync()
    {
        await _catchUp.StartAsync(TestContext.Current.CancellationToken);
        await _resets.NextAsync();
        while (_store.Calls.TryRead(out _))
        {
        }
    }

    /// <summary>Lets a second pass and waits for the read; all reads before it have come to their end then.</summary>
    private async Task ReadAgainAsync()
    {
        _clock.Advance(OneSecond);
        await _store.Calls.ReadAsync(TestContext.Current.CancellationToken).AsTask().SoonAsync();
    }

    private sealed class FakeLogger : ILogger<RunFeed>
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<LogLevel> _said = new();

        public int Count(LogLevel level) => _said.Count(said => said == level);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _said.Enqueue(logLevel);
    }
}
