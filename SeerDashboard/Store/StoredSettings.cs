using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>Small values that outlive a restart, such as the hash of the access token.</summary>
public sealed class StoredSettings(AuditedStore store)
{
    /// <summary>The value, or null.</summary>
    public async Task<string?> GetAsync(string key, CancellationToken cancel)
    {
        await using var context = await store.OpenAsync(cancel);
        return await context.Settings.Where(row => row.Key == key).Select(row => row.Value).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Writes the value; null removes it.</summary>
    /// <param name="key">Which.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    /// <param name="act">What the log of actions says of it; null for what nobody did.</param>
    public Task SetAsync(string key, string? value, CancellationToken cancel, Act? act = null) => store.ChangeAsync(async context =>
    {
        var row = await context.Settings.FindAsync([key], cancel);
        if (value is null && row is not null)
            context.Settings.Remove(row);
        else if (value is not null && row is not null)
            row.Value = value;
        else if (value is not null)
            context.Settings.Add(new SettingRow { Key = key, Value = value });
        return act;
    }, cancel);
}
