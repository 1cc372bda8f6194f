using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Live;

public sealed class PublisherTests : IAsyncDisposable
{
    private readonly StoreChanges _changes = new();
    private readonly Clock _clock = new();
    private readonly FakeHub _hub = new();
    private readonly Publisher _publisher;

    public PublisherTests() =>
        _publisher = new Publisher(_changes, new Push(_hub, Options.Create(new LiveOptions()), _clock, NullLogger<Push>.Instance));

    [Fact]
    public async Task ChangesOfOneRunWhileASendIsOnItsWay_OnlyTheNewestIsSent()
    {
        _hub.Stuck = true;
        await _publisher.StartAsync(TestContext.Current.CancellationToken);
        _changes.Committed(Some.Run(1, 1));
        Assert.Equal(1, (await _hub.Sent.NextAsync()).Version);

        for (var version = 2; version <= 9; version++)
            _changes.Committed(Some.Run(1, version));
        _changes.Committed(Some.Run(1, 8));
        _changes.Committed(Some.Run(2, 10));
        Assert.Equal(0, _hub.Sent.Count);
        _hub.Release();

        Assert.Equal(9, (await _hub.Sent.NextAsync()).Version);
        Assert.Equal(10, (await _hub.Sent.NextAsync()).Version);
    }

    [Fact]
    public async Task SendNeverEnds_GoesOnAfterAQuarterOfASecond()
    {
        _hub.Stuck = true;
        await _publisher.StartAsync(TestContext.Current.CancellationToken);
        _changes.Committed(Some.Run(1, 1));
        await _hub.Sent.NextAsync();
        _changes.Committed(Some.Run(2, 2));

        var wait = await _clock.Timers.NextAsync();
        Assert.Equal(TimeSpan.FromMilliseconds(250), wait);
        Assert.Equal(0, _hub.Sent.Count);
        _clock.Advance(wait);

        Assert.Equal(2, (await _hub.Sent.NextAsync()).Version);
    }

    [Fact]
    public async Task SendFails_GoesOn()
    {
        _hub.Throws = true;
        await _publisher.StartAsync(TestContext.Current.CancellationToken);
        _changes.Committed(Some.Run(1, 1));
        await _hub.Sent.NextAsync();
        _changes.Committed(Some.Run(1, 2));

        Assert.Equal(2, (await _hub.Sent.NextAsync()).Version);
        Assert.False(_publisher.ExecuteTask!.IsCompleted);
    }

    public async ValueTask DisposeAsync()
    {
        await _publisher.StopAsync(CancellationToken.None);
        _publisher.Dispose();
    }

    /// <summary>Tells what is waited for, once it is.</summary>
    private sealed class Clock() : FakeTimeProvider(Some.Noon)
    {
        public Heard<TimeSpan> Timers { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Timers.Take(dueTime);
            return timer;
        }
    }

    /// <summary>A hub whose clients take what they are told to.</summary>
    private sealed class FakeHub : IHubContext<SeerHub, ISeerClient>, IHubClients<ISeerClient>, ISeerClient
    {
        private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Heard<RunSummary> Sent { get; } = new();

        public bool Stuck { get; set; }

        public bool Throws { get; set; }

        IHubClients<ISeerClient> IHubContext<SeerHub, ISeerClient>.Clients => this;

        IGroupManager IHubContext<SeerHub, ISeerClient>.Groups => throw new NotSupportedException();

        ISeerClient IHubClients<ISeerClient>.All => this;

        public void Release()
        {
            Stuck = false;
            _release.SetResult();
        }

        public Task RunChanged(RunSummary run)
        {
            Sent.Take(run);
            return Throws ? throw new InvalidOperationException("The backplane is away.") : Stuck ? _release.Task : Task.CompletedTask;
        }

        ISeerClient IHubClients<ISeerClient>.AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        ISeerClient IHubClients<ISeerClient>.Client(string connectionId) => throw new NotSupportedException();

        ISeerClient IHubClients<ISeerClient>.Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();

        ISeerClient IHubClients<ISeerClient>.Group(string groupName) => throw new NotSupportedException();

        ISeerClient IHubClients<ISeerClient>.GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        ISeerClient IHubClients<ISeerClient>.Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();

        ISeerClient IHubClients<ISeerClient>.User(string userId) => throw new NotSupportedException();

        ISeerClient IHubClients<ISeerClient>.Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();
    }
}
