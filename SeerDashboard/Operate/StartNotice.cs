using SeerDashboard.Access;
using SeerDashboard.Store;

namespace SeerDashboard.Operate;

/// <summary>Says at every start where Sentry posts, and what is still to be set up.</summary>
public sealed class StartNotice(PublicAddress address, IntegrationDirectory integrations, IConfiguration settings) : IHostedLifecycleService
{
    /// <summary>Where the notice is written; the console unless a test listens.</summary>
    internal TextWriter Output { get; set; } = Console.Out;

    /// <summary>Runs once the server listens, so that its address is known.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await Output.WriteLineAsync($"Webhook URL for Sentry: {address.Here}/webhooks/sentry");
        if (address.Configured is null)
            await Output.WriteLineAsync("Still to be set up: PublicUrl, the address of your proxy or tunnel. Sentry cannot reach this one.");
        if (integrations.All.All(one => one.Secrets == 0))
            await Output.WriteLineAsync($"Still to be set up: a client secret. Until there is one every delivery is refused. Enter it at {address.Here}/settings");
        foreach (var unknown in UnknownSettings.Told(settings))
            await Output.WriteLineAsync(unknown);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
