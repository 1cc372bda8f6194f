using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Store;

/// <summary>A key that a program sends, made on the settings page.</summary>
/// <param name="Id">Names it; no secret.</param>
/// <param name="Name">Whose it is; stands at what is done with it.</param>
/// <param name="Role">What it may do.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">It ends then; null: never.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null when it never was.</param>
public sealed record ApiKey(string Id, string Name, string Role, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt)
{
    /// <summary>Whether it is taken at that time.</summary>
    public bool IsGoodAt(DateTimeOffset time) => ExpiresAt is null || ExpiresAt > time;
}

/// <summary>The keys that were made on the settings page. Of the keys themselves only hashes are kept.</summary>
public sealed class KeyBook(AuditedJobs jobs, IDbContextFactory<SeerContext> store)
{
    /// <summary>All of them with their hashes, also those that have ended, the newest first.</summary>
    public async Task<IReadOnlyList<(ApiKey Key, string Hash)>> ListAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.ApiKeys.AsNoTracking().OrderByDescending(row => row.CreatedAt).ToListAsync(cancel);
        return [.. rows.Select(row => (new ApiKey(row.Id, row.Name, row.Role, row.CreatedBy, row.CreatedAt, row.ExpiresAt, row.LastUsedAt), row.Hash))];
    }

    /// <summary>Keeps a new one.</summary>
    public Task AddAsync(ApiKey key, string hash, CancellationToken cancel) => jobs.ChangeAsync((connection, transaction) =>
    {
        using var insert = connection.Prepare(
            "INSERT INTO ApiKeys (Id, Name, Hash, Role, CreatedBy, CreatedAt, ExpiresAt) VALUES ($id, $name, $hash, $role, $by, $at, $until)", "$id", "$name", "$hash", "$role", "$by", "$at", "$until");
        insert.With(transaction, key.Id, key.Name, hash, key.Role, key.CreatedBy, key.CreatedAt.UtcTicks, key.ExpiresAt?.UtcTicks).ExecuteNonQuery();
        return new(AuditAction.KeyMade, $"key {key.Name}", After: $"{key.Role}, {(key.ExpiresAt is { } end ? $"until {end.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "without an end")}");
    }, cancel);

    /// <summary>It was used.</summary>
    public Task UsedAsync(string id, DateTimeOffset at, CancellationToken cancel) => jobs.NoteAsync(connection =>
    {
        using var update = connection.Prepare("UPDATE ApiKeys SET LastUsedAt = $at WHERE Id = $id", "$at", "$id");
        update.With(null, at.UtcTicks, id).ExecuteNonQuery();
    }, cancel);

    /// <summary>Removes one; what goes on with it ends.</summary>
    public Task RemoveAsync(string id, CancellationToken cancel) => jobs.ChangeAsync((connection, transaction) =>
    {
        using var delete = connection.Prepare("DELETE FROM ApiKeys WHERE Id = $id RETURNING Name", "$id");
        return delete.With(transaction, id).ExecuteScalar() is string name ? new(AuditAction.KeyRevoked, $"key {name}") : null;
    }, cancel);
}
