using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Live;

public sealed class HubLoopTests
{
    private readonly FakeStore _store = new();

    [Fact]
    public async Task Commit_ReachesTheFeedByPush()
    {
        var clock = new FakeTimeProvider(Some.Noon);
        await using var host = await (await LiveHost.StartAsync(_store, services => services.AddSingleton<TimeProvider>(clock))).LiveAsync();
        var heard = Watch(host.Feed);

        // Nothing is in the store, and its clock stands still: this can only come by push.
        host.Commit(Some.Run(1, 5, "Cart total is undefined"));

        var told = await heard.NextAsync();
        Assert.Equal("Cart total is undefined", told.Headline);
        Assert.Equal(RunState.Running, told.State);
        Assert.Equal(Some.Key(1), told.Key);
    }

    [Fact]
    public async Task IdlesLongerThanTheTimeout_StaysAndStillDelivers()
    {
        var connections = new Counting();
        await using var host = await (await LiveHost.StartAsync(_store, connections.Use)).LiveAsync();
        var heard = Watch(host.Feed);

        // A connection over the same pipes that does not say it keeps itself alive, begun later and with some seconds more:
        // when its time-out has ended it, the loop has certainly been idle for longer than the default one.
        var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var control = Connect(new WithoutKeepAlive(host.Services.GetRequiredService<HubConnectionHandler<SeerHub>>()));
        control.ServerTimeout = HubConnection.DefaultServerTimeout + TimeSpan.FromSeconds(3);
        control.Closed += error =>
        {
            ended.TrySetResult(error);
            return Task.CompletedTask;
        };
        await control.StartAsync(TestContext.Current.CancellationToken);
        Assert.IsType<TimeoutException>(await ended.Task.SoonAsync());

        host.Commit(_store.Write(1, "still there"));

        Assert.Equal("still there", (await heard.NextAsync()).Headline);
        Assert.Equal(1, connections.Made);
        Assert.Equal(FeedState.Live, host.Feed.Status.State);
    }

    [Fact]
    public async Task ConnectionEnds_IsMadeAgainAfterAPause()
    {
        var clock = new FakeTimeProvider(Some.Noon);
        var connections = new Counting();
        await using var host = await (await LiveHost.StartAsync(_store, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            connections.Use(services);
        })).LiveAsync();
        var status = new Heard<FeedStatus>();
        using var watch = host.Feed.WatchStatus(status.Take);
        var heard = Watch(host.Feed);

        await connections.Last!.Transport.Output.CompleteAsync();
        Assert.Equal(FeedState.CatchingUp, (await status.NextAsync()).State);
        while (connections.Made < 2)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.Equal(FeedState.Live, (await status.NextAsync()).State);

        host.Commit(_store.Write(1));
        await heard.NextAsync();
    }

    [Fact]
    public async Task HubCannotBeReached_StartDoesNotWaitAndTheStoreIsShown()
    {
        _store.Write(1, "from the store");
        await using var host = await LiveHost.StartAsync(_store, services => services.AddSingleton<IConnectionFactory>(new NeverConnects()));
        var resets = new Heard<bool>();
        using var watch = host.Feed.WatchResets(() => resets.Take(true));
        if (host.Feed.Cursor is null)
            await resets.NextAsync();

        Assert.Equal("from the store", host.Feed.Find(Some.Key(1))!.Headline);
        Assert.Equal(FeedState.CatchingUp, host.Feed.Status.State);
    }

    [Fact]
    public async Task Stop_WaitsUntilTheHubHasLetGo()
    {
        var letGo = new LetGo();
        var host = await (await LiveHost.StartAsync(_store, services => services.AddSingleton<HubLifetimeManager<SeerHub>>(letGo))).LiveAsync();

        await host.DisposeAsync();

        Assert.True(letGo.Ended);
    }

    [Fact]
    public async Task TwoFeedsOfOneHub_BothHear()
    {
        await using var host = await (await LiveHost.StartAsync(_store)).LiveAsync();
        var second = new RunFeed(new StoreChanges(), Options.Create(new LiveOptions()), TimeProvider.System, NullLogger<RunFeed>.Instance);
        var loop = new HubLoop(host.Services.GetRequiredService<IConnectionFactory>(), second, TimeProvider.System, NullLogger<HubLoop>.Instance);
        await loop.StartAsync(TestContext.Current.CancellationToken);
        await second.Hints.ReadAsync(TestContext.Current.CancellationToken).AsTask().SoonAsync();
        var (one, other) = (Watch(host.Feed), Watch(second));

        host.Commit(Some.Run(1, 5));

        Assert.Equal(5, (await one.NextAsync()).Version);
        Assert.Equal(5, (await other.NextAsync()).Version);
        await loop.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task TwoNodesOnOneStoreWithoutBackplane_TheOtherCatchesUp()
    {
        await using var one = await (await LiveHost.StartAsync(_store)).LiveAsync();
        await using var other = await (await LiveHost.StartAsync(_store)).LiveAsync();
        var heard = Watch(other.Feed);

        one.Commit(_store.Write(1, "written on node one"));

        Assert.Equal("written on node one", (await heard.NextAsync()).Headline);
    }

    private static Heard<RunSummary> Watch(RunFeed feed)
    {
        var heard = new Heard<RunSummary>();
        feed.Watch(heard.Take);
        return heard;
    }

    private static HubConnection Connect(IConnectionFactory connections)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton(connections).AddSingleton(LoopConnections.EndPoint);
        return builder.Build();
    }

    /// <summary>The real connections, counted.</summary>
    private sealed class Counting : IConnectionFactory
    {
        private LoopConnections? _real;
        private int _made;

        public int Made => Volatile.Read(ref _made);

        public ConnectionContext? Last { get; private set; }

        public void Use(IServiceCollection services) => services.AddSingleton<IConnectionFactory>(provider =>
        {
            _real = new LoopConnections(provider.GetRequiredService<HubConnectionHandler<SeerHub>>());
            return this;
        });

        public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        {
            Last = await _real!.ConnectAsync(endpoint, cancellationToken);
            Interlocked.Increment(ref _made);
            return Last;
        }
    }

    /// <summary>Lets go of a connection slowly.</summary>
    private sealed class LetGo() : DefaultHubLifetimeManager<SeerHub>(NullLogger<DefaultHubLifetimeManager<SeerHub>>.Instance)
    {
        public bool Ended { get; private set; }

        public override async Task OnDisconnectedAsync(HubConnectionContext connection)
        {
            for (var turn = 0; turn < 1000; turn++)
                await Task.Yield();
            await base.OnDisconnectedAsync(connection);
            Ended = true;
        }
    }

    private sealed class WithoutKeepAlive(HubConnectionHandler<SeerHub> hub) : IConnectionFactory
    {
        public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        {
            var connection = await new LoopConnections(hub).ConnectAsync(endpoint, cancellationToken);
            connection.Features.Set<IConnectionInherentKeepAliveFeature>(null);
            return connection;
        }
    }

    private sealed class NeverConnects : IConnectionFactory
    {
        public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException("unreachable");
        }
    }
}
