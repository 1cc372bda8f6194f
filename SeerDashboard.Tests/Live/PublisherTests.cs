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
    private readonly FakeTimeProvider _clock = new(Some.Noon);
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

        _clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Equal(0, _hub.Sent.Count);
        var next = _hub.Sent.NextAsync();
        while (!next.IsCompleted)
        {
            // The wait begins after the send does; where exactly, the publisher's thread decides.
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.Equal(2, (await next).Version);
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
