using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Store;

/// <summary>Somebody's session in a browser.</summary>
/// <param name="Id">Names it; the browser's cookie holds it, sealed.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Role">What they may do, now.</param>
/// <param name="Way">How they signed in, in a few words.</param>
/// <param name="StartedAt">When.</param>
/// <param name="SeenAt">When something last came from it, to a few minutes.</param>
/// <param name="EndsAt">It ends then, however much it is used.</param>
/// <param name="Origin">The address that it last came from.</param>
/// <param name="Agent">What the browser says it is.</param>
public sealed record Session(string Id, string Person, string Role, string Way, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt, string? Origin, string? Agent);

/// <summary>The sessions that go on. One that is not here any more has ended, whatever a cookie says.</summary>
public sealed class SessionBook(AuditedJobs jobs, IDbContextFactory<SeerContext> store)
{
    /// <summary>All of them, the one that was used last first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Sessions.AsNoTracking().OrderByDescending(row => row.SeenAt)
            .Select(row => new Session(row.Id, row.Person, row.Role, row.Way, row.StartedAt, row.SeenAt, row.EndsAt, row.Origin, row.Agent)).ToListAsync(cancel);
    }

    /// <summary>Begins one. Those that ended before <paramref name="now"/> are forgotten, and so is <paramref name="instead"/>, which the same browser had.</summary>
    public Task AddAsync(Session session, string? instead, DateTimeOffset now, CancellationToken cancel) => jobs.ChangeAsync((connection, transaction) =>
    {
        using var forget = connection.Prepare("DELETE FROM Sessions WHERE EndsAt < $now OR Id = $instead", "$now", "$instead");
        forget.With(transaction, now.UtcTicks, instead).ExecuteNonQuery();
        using var insert = connection.Prepare(
            "INSERT INTO Sessions (Id, Person, Role, Way, StartedAt, SeenAt, EndsAt, Origin, Agent) VALUES ($id, $person, $role, $way, $at, $at, $end, $origin, $agent)",
            "$id", "$person", "$role", "$way", "$at", "$end", "$origin", "$agent");
        insert.With(transaction, session.Id, session.Person, session.Role, session.Way, session.StartedAt.UtcTicks, session.EndsAt.UtcTicks, session.Origin, session.Agent).ExecuteNonQuery();
        return new(AuditAction.SignedIn, $"session of {session.Person}", After: $"{session.Role}, by {session.Way}");
    }, cancel);

    /// <summary>It was used.</summary>
    public Task SeenAsync(string id, DateTimeOffset at, string? origin, CancellationToken cancel) => jobs.NoteAsync(connection =>
    {
        using var update = connection.Prepare("UPDATE Sessions SET SeenAt = $at, Origin = $origin WHERE Id = $id", "$at", "$origin", "$id");
        update.With(null, at.UtcTicks, origin, id).ExecuteNonQuery();
    }, cancel);

    /// <summary>Its person is called so now.</summary>
    public Task RenameAsync(string id, string person, CancellationToken cancel) => jobs.NoteAsync(connection =>
    {
        using var update = connection.Prepare("UPDATE Sessions SET Person = $person WHERE Id = $id", "$person", "$id");
        update.With(null, person, id).ExecuteNonQuery();
    }, cancel);

    /// <summary>Gives it another role.</summary>
    public Task ChangeRoleAsync(string id, string role, CancellationToken cancel) => jobs.ChangeAsync((connection, transaction) =>
    {
        using var find = connection.Prepare("SELECT Role, Person FROM Sessions WHERE Id = $id", "$id");
        string before, person;
        using (var row = find.With(transaction, id).ExecuteReader())
        {
            if (!row.Read())
                return null;
            (before, person) = (row.GetString(0), row.GetString(1));
        }

        using var update = connection.Prepare("UPDATE Sessions SET Role = $role WHERE Id = $id", "$role", "$id");
        update.With(transaction, role, id).ExecuteNonQuery();
        return new(AuditAction.RoleChanged, $"session of {person}", before, role);
    }, cancel);

    /// <summary>Ends one.</summary>
    /// <param name="id">Which.</param>
    /// <param name="action">Whether its own person did it.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public Task RemoveAsync(string id, AuditAction action, CancellationToken cancel) => jobs.ChangeAsync((connection, transaction) =>
    {
        using var delete = connection.Prepare("DELETE FROM Sessions WHERE Id = $id RETURNING Person", "$id");
        return delete.With(transaction, id).ExecuteScalar() is string person ? new(action, $"session of {person}") : null;
    }, cancel);

    /// <summary>Ends all but one.</summary>
    public Task RemoveOthersAsync(string kept, CancellationToken cancel) => jobs.ChangeAsync((connection, transaction) =>
    {
        using var delete = connection.Prepare("DELETE FROM Sessions WHERE Id <> $id", "$id");
        var ended = delete.With(transaction, kept).ExecuteNonQuery();
        return ended == 0 ? null : new(AuditAction.SessionEnded, "all other sessions", Before: Care.Amount.Of(ended, "session", "sessions"));
    }, cancel);
}
