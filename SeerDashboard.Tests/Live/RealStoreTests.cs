using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Live;

/// <summary>The real app: signed deliveries in, pushes out.</summary>
public sealed class RealStoreTests
{
    private const string SampleSecret = "a-client-secret-of-samples";

    [Fact]
    public async Task SignedDelivery_ReachesAClientOfTheHub()
    {
        await using var host = new DashboardHost();
        var heard = new Heard<RunSummary>();
        await using var client = Client(host, DashboardHost.ViewerKey);
        client.On<RunSummary>(nameof(ISeerClient.RunChanged), heard.Take);
        await client.StartAsync(TestContext.Current.CancellationToken);

        await host.KeepAsync("seer", Body(12345));

        var run = await heard.NextAsync();
        Assert.Equal(new RunKey("acme", "a8e5d37a", new RunId(12345)), run.Key);
        Assert.Equal(RunState.Running, run.State);
        Assert.Equal(StepStatus.Running, run.Step(Stage.RootCause).Status);
    }

    [Fact]
    public async Task Hub_WithoutAKey_LetsNobodyIn()
    {
        await using var host = new DashboardHost();
        await using var client = Client(host, "not-a-key-of-this-place");

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task SignedDelivery_ReachesTheFeed()
    {
        await using var host = new DashboardHost();
        var heard = new Heard<RunSummary>();
        using var watch = host.Get<RunFeed>().Watch(heard.Take);

        await host.KeepAsync("seer", Body(12345));

        var run = await heard.NextAsync();
        Assert.Equal(run.Version, host.Get<RunFeed>().Find(run.Key)!.Version);
    }

    [Fact]
    public async Task NewStart_ShowsWhatWasThereBefore()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var before = new DashboardHost(folder: folder))
        {
            await before.KeepAsync("seer", Body(12345));
            await ShownAsync(before.Get<RunFeed>(), 12345);
        }

        await using (var after = new DashboardHost(folder: folder))
            await ShownAsync(after.Get<RunFeed>(), 12345);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task SampleRunsAreRemoved_TheFeedForgetsThemAndKeepsTheOthers()
    {
        await using var host = new DashboardHost();
        var directory = host.Get<IntegrationDirectory>();
        await directory.AddSecretAsync("samples", IntegrationKind.Internal, SampleSecret, organization: null, sample: true, TestContext.Current.CancellationToken);
        await host.KeepAsync("seer", Body(12345));
        await host.KeepAsync("seer", Body(99), SampleSecret);
        await ShownAsync(host.Get<RunFeed>(), 12345);
        await ShownAsync(host.Get<RunFeed>(), 99);
        var resets = new Heard<bool>();
        using var watch = host.Get<RunFeed>().WatchResets(() => resets.Take(true));

        await directory.RemoveAsync("samples", TestContext.Current.CancellationToken);

        await resets.NextAsync();
        Assert.Equal([12345], host.Get<RunFeed>().Newest(10).Select(run => run.RunId.Value));
    }

    private static string Body(long run) =>
        $$$"""{"action":"root_cause_started","installation":{"uuid":"a8e5d37a"},"data":{"run_id":{{{run}}},"group_id":1170820242},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""";

    private static async Task ShownAsync(RunFeed feed, long run) =>
        await Eventually.HoldsAsync(() => Task.FromResult(feed.Newest(10).Any(each => each.RunId.Value == run)));

    private static HubConnection Client(DashboardHost host, string key) => new HubConnectionBuilder()
        .WithUrl(new Uri(host.Server.BaseAddress, LiveSetup.HubPath), HttpTransportType.LongPolling, options =>
        {
            options.HttpMessageHandlerFactory = _ => host.Server.CreateHandler();
            options.AccessTokenProvider = () => Task.FromResult<string?>(key);
        })
        .AddJsonProtocol(protocol => protocol.PayloadSerializerOptions = HubJson.Options)
        .Build();
}
