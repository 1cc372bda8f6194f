using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>Small values that outlive a restart, such as the hash of the access token.</summary>
public sealed class StoredSettings(IDbContextFactory<SeerContext> store)
{
    /// <summary>The value, or null.</summary>
    public async Task<string?> GetAsync(string key, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Settings.Where(row => row.Key == key).Select(row => row.Value).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Writes the value; null removes it.</summary>
    public async Task SetAsync(string key, string? value, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var row = await context.Settings.FindAsync([key], cancel);
        if (value is null && row is not null)
            context.Settings.Remove(row);
        else if (value is not null && row is not null)
            row.Value = value;
        else if (value is not null)
            context.Settings.Add(new SettingRow { Key = key, Value = value });
        await context.SaveChangesAsync(cancel);
    }
}
