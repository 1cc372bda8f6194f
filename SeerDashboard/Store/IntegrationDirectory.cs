using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>The integrations and their client secrets, from configuration and from the settings page (stored encrypted).</summary>
public sealed class IntegrationDirectory
{
    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Integration> All => [];

    /// <summary>Something was added or removed.</summary>
    public event Action? Changed;

    /// <summary>Adds a client secret; makes the integration when its name is new.</summary>
    /// <exception cref="ArgumentException">The name or the secret cannot be taken; the message says why.</exception>
    public Task AddSecretAsync(string name, IntegrationKind kind, string secret, string? organization, bool sample, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Sets the organisation's slug and the address of this Sentry.</summary>
    public Task SetPlaceAsync(string name, string? organization, string baseUrl, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Removes an integration that is not from configuration, with its secrets; a sample integration with all that was delivered to it.</summary>
    public Task RemoveAsync(string name, CancellationToken cancel)
    {
        Changed?.Invoke();
        throw new NotSupportedException();
    }
}
