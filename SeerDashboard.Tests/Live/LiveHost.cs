using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Live;

/// <summary>One node with nothing but the live part, on a free port of this machine.</summary>
internal sealed class LiveHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LiveHost(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public RunFeed Feed => Services.GetRequiredService<RunFeed>();

    public Uri Hub => new(new Uri(_app.Urls.Single()), LiveSetup.HubPath);

    public static async Task<LiveHost> StartAsync(FakeStore store, Action<IServiceCollection>? change = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Services.AddSingleton(store.Source).AddSingleton<StoreChanges>();
        builder.Services.AddAuthorizationBuilder().AddPolicy("Viewer", policy => policy.RequireAssertion(_ => true));
        builder.AddLive();
        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapLive();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new LiveHost(app);
    }

    /// <summary>As the projector does after its commit.</summary>
    public void Commit(RunSummary run) => Services.GetRequiredService<StoreChanges>().Committed(run);

    /// <summary>Waits until pushes arrive and the store was read.</summary>
    public async Task<LiveHost> LiveAsync()
    {
        var status = new Heard<FeedStatus>();
        using var watch = Feed.WatchStatus(status.Take);
        if (Feed.Status.State != FeedState.Live)
            await status.FirstAsync(now => now.State == FeedState.Live);
        return this;
    }

    /// <summary>Another program that listens.</summary>
    public async Task<HubConnection> ListenAsync(Action<RunSummary> heard)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(Hub, HttpTransportType.WebSockets)
            .AddJsonProtocol(protocol => protocol.PayloadSerializerOptions = HubJson.Options)
            .Build();
        connection.On(nameof(ISeerClient.RunChanged), heard);
        await connection.StartAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
