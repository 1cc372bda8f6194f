using Microsoft.Extensions.Options;

namespace SeerDashboard.Access;

/// <summary>Tells at every start how to sign in. Written to the console, not to the log: logs are collected, and these are secrets.</summary>
public sealed partial class AccessNotice(IOptions<AccessOptions> options, AccessTokens tokens, SignInLinks links, ILogger<AccessNotice> log) : IHostedLifecycleService
{
    /// <summary>Where the notice is written; the console unless a test listens.</summary>
    internal TextWriter Output { get; set; } = Console.Out;

    /// <summary>Runs once the server listens, so that its address is known.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Kind == AccessMode.Unsecured)
        {
            Unsecured(log);
            return;
        }

        if (options.Value.Kind == AccessMode.OpenIdConnect)
        {
            await Output.WriteLineAsync($"Sign in at the identity provider: {links.Here}");
            return;
        }

        if (await tokens.MakeFirstAsync(cancellationToken) is { } token)
            await Output.WriteLineAsync($"Access token, shown this once: {token}");
        await Output.WriteLineAsync($"Sign in, once, within {SignInCodes.Lifetime.TotalMinutes} minutes: {links.Make()}");
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Access:Mode is Unsecured: whoever reaches this server reads everything and changes the settings.")]
    private static partial void Unsecured(ILogger log);
}
