using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Store;

/// <summary>A link that shows the desk, read-only, to whoever has it: for a screen on a wall.</summary>
/// <param name="Id">Names it; no secret.</param>
/// <param name="Name">What somebody called it.</param>
/// <param name="Query">The query string that it opens the desk with, without <c>?</c>.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">It ends then.</param>
/// <param name="LastUsedAt">When a screen last showed the desk by it, to the minute; null when none has.</param>
public sealed record WallLink(string Id, string Name, string Query, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

/// <summary>The links for screens on walls. Of their secrets only hashes are kept.</summary>
public sealed class WallBook(AuditedJobs jobs, IDbContextFactory<SeerContext> store)
{
    /// <summary>All of them, also those that have ended, the newest first.</summary>
    public async Task<IReadOnlyList<WallLink>> ListAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.WallLinks.AsNoTracking().OrderByDescending(row => row.CreatedAt)
            .Select(row => new WallLink(row.Id, row.Name, row.Query, row.CreatedBy, row.CreatedAt, row.ExpiresAt, row.LastUsedAt)).ToListAsync(cancel);
    }

    /// <summary>Of every link the hash of its secret. Whoever has one compares it: the store would end at the first difference.</summary>
    public async Task<IReadOnlyList<(string Id, string Hash)>> HashesAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return [.. (await context.WallLinks.AsNoTracking().Select(row => new { row.Id, row.Hash }).ToListAsync(cancel)).Select(row => (row.Id, row.Hash))];
    }

    /// <summary>Keeps a new one.</summary>
    /// <param name="link">The link.</param>
    /// <param name="hash">Of its secret.</param>
    /// <param name="forgetBefore">Links that ended before are removed.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public Task AddAsync(WallLink link, string hash, DateTimeOffset forgetBefore, CancellationToken cancel) => jobs.ChangeAsync((connection, transaction) =>
    {
        using var forget = connection.Prepare("DELETE FROM WallLinks WHERE ExpiresAt < $before", "$before");
        forget.With(transaction, forgetBefore.UtcTicks).ExecuteNonQuery();
        using var insert = connection.Prepare(
            "INSERT INTO WallLinks (Id, Name, Hash, Query, CreatedBy, CreatedAt, ExpiresAt) VALUES ($id, $name, $hash, $query, $by, $at, $until)",
            "$id", "$name", "$hash", "$query", "$by", "$at", "$until");
        insert.With(transaction, link.Id, link.Name, hash, link.Query, link.CreatedBy, link.CreatedAt.UtcTicks, link.ExpiresAt.UtcTicks).ExecuteNonQuery();
        return new(AuditAction.WallLinkMade, $"screen {link.Name}", After: $"until {link.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
    }, cancel);

    /// <summary>A screen shows the desk by it.</summary>
    public Task UsedAsync(string id, DateTimeOffset at, CancellationToken cancel) => jobs.NoteAsync(connection =>
    {
        using var update = connection.Prepare("UPDATE WallLinks SET LastUsedAt = $at WHERE Id = $id", "$at", "$id");
        update.With(null, at.UtcTicks, id).ExecuteNonQuery();
    }, cancel);

    /// <summary>Removes one; its screens end.</summary>
    public Task RemoveAsync(string id, CancellationToken cancel) => jobs.ChangeAsync((connection, transaction) =>
    {
        using var delete = connection.Prepare("DELETE FROM WallLinks WHERE Id = $id RETURNING Name", "$id");
        return delete.With(transaction, id).ExecuteScalar() is string name ? new(AuditAction.WallLinkRevoked, $"screen {name}") : null;
    }, cancel);
}
