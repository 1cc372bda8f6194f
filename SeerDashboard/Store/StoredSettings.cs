namespace SeerDashboard.Store;

/// <summary>Small values that outlive a restart, such as the hash of the access token.</summary>
public sealed class StoredSettings
{
    /// <summary>The value, or null.</summary>
    public Task<string?> GetAsync(string key, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Writes the value; null removes it.</summary>
    public Task SetAsync(string key, string? value, CancellationToken cancel) => throw new NotSupportedException();
}
