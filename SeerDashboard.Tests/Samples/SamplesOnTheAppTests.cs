using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SeerDashboard.Runs;
using SeerDashboard.Samples;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Samples;

/// <summary>The real app on a real port, as play and the settings page's button use it.</summary>
public sealed class SamplesOnTheAppTests : IAsyncLifetime
{
    private const int Seed = 20260914;
    private readonly DashboardHost _host = new();

    public ValueTask InitializeAsync()
    {
        _host.UseKestrel(0);
        _host.StartServer();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Play_TwentyMixedRunsShuffledAndRepeated_AllRestWhereTheyShould()
    {
        string[] args = ["--url", Url(), "--secret", DashboardHost.Secret, "--runs", "20", "--rate", "60000", "--speed", "2000", "--shuffle", "--duplicates", "0.4", "--seed", $"{Seed}"];
        using var output = new StringWriter();

        var code = await PlayCommand.Create().Parse(args).InvokeAsync(new() { Output = output, Error = output }, TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        var expected = new SampleRuns(Seed, Generation.Mixed).All().Take(20).Select(run => (run.RunId.Value, run.Ends)).Order().ToList();
        await Eventually.HoldsAsync(async () => (await RunsAsync("acme")).Select(run => (run.RunId.Value, run.State)).Order().SequenceEqual(expected));
        Assert.All(await RunsAsync("acme"), run => Assert.NotNull(run.Issue.Title));
    }

    [Fact]
    public async Task SamplePlayer_StartedAndRemoved_LeavesNothing()
    {
        var player = _host.Get<SamplePlayer>();
        var changes = 0;
        player.Changed += () => Interlocked.Increment(ref changes);

        await player.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(player.Playing);
        Assert.True(_host.Get<IntegrationDirectory>().Find(SamplePlayer.Integration)!.IsSample);
        await Eventually.HoldsAsync(async () => (await RunsAsync(SamplePlayer.Integration)).Count >= 4);

        await player.RemoveAsync(TestContext.Current.CancellationToken);

        Assert.False(player.Playing);
        Assert.Equal(2, changes);
        Assert.Null(_host.Get<IntegrationDirectory>().Find(SamplePlayer.Integration));
        Assert.Empty(await RunsAsync(SamplePlayer.Integration));
    }

    private string Url() => _host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private async Task<IReadOnlyList<RunSummary>> RunsAsync(string integration) =>
        (await _host.Get<RunReader>().ListAsync(new() { Integration = integration, Limit = 200 }, TestContext.Current.CancellationToken)).Items;
}
