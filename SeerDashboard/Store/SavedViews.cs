using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Store;

/// <summary>Views of the desk that people saved under a name. Whoever has the id opens one; only its owner changes it.</summary>
public sealed class SavedViews(AuditedJobs jobs, IDbContextFactory<SeerContext> store, TimeProvider clock)
{
    /// <summary>Most views of one person.</summary>
    public const int MostOfOne = 100;

    /// <summary>Most characters of a query string.</summary>
    public const int LongestQuery = 2_000;

    /// <summary>Somebody's views changed. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>The views of one person, by name.</summary>
    public async Task<IReadOnlyList<SavedView>> OfAsync(string owner, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var views = await context.Views.AsNoTracking().Where(row => EF.Functions.Collate(row.Owner, "NOCASE") == owner)
            .Select(row => new SavedView(row.Id, row.Owner, row.Name, row.Query, row.Notifies, row.CreatedAt)).ToListAsync(cancel);
        return [.. views.OrderBy(view => view.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Anybody's view by its id; null when it is not there (any more).</summary>
    public async Task<SavedView?> FindAsync(string id, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Views.AsNoTracking().Where(row => row.Id == id)
            .Select(row => new SavedView(row.Id, row.Owner, row.Name, row.Query, row.Notifies, row.CreatedAt)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Saves a view.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="name">1 to 40 visible characters; no two of one person have the same.</param>
    /// <param name="query">The query string without <c>?</c>; empty for the whole desk.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public async Task<ViewAnswer> CreateAsync(string owner, string name, string query, CancellationToken cancel)
    {
        var view = new SavedView(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)), owner, PlainName.Clean(name), query.TrimStart('?'), Notifies: false, clock.GetUtcNow());
        return await ChangeAsync(owner, view.Name, except: null, view.Query, (connection, transaction) =>
        {
            using var insert = connection.Prepare("INSERT INTO Views (Id, Owner, Name, Query, Notifies, CreatedAt) VALUES ($id, $owner, $name, $query, 0, $at)", "$id", "$owner", "$name", "$query", "$at");
            insert.With(transaction, view.Id, view.Owner, view.Name, view.Query, view.CreatedAt.UtcTicks).ExecuteNonQuery();
            return view;
        }, cancel);
    }

    /// <summary>Gives a view another name.</summary>
    public Task<ViewAnswer> RenameAsync(string id, string owner, string name, CancellationToken cancel) =>
        ChangeAsync(owner, PlainName.Clean(name), id, query: "", (connection, transaction) => ViewRows.Update(connection, transaction, "Name", id, owner, PlainName.Clean(name)), cancel, view => view.Name);

    /// <summary>Lets a view show something else from now on.</summary>
    public Task<ViewAnswer> ReplaceAsync(string id, string owner, string query, CancellationToken cancel) =>
        ChangeAsync(owner, name: null, id, query.TrimStart('?'), (connection, transaction) => ViewRows.Update(connection, transaction, "Query", id, owner, query.TrimStart('?')), cancel, view => view.Query.Length == 0 ? "the whole desk" : view.Query);

    /// <summary>Whether its owner is told of runs that come to match.</summary>
    public Task<ViewAnswer> NotifyAsync(string id, string owner, bool notifies, CancellationToken cancel) =>
        ChangeAsync(owner, name: null, id, query: "", (connection, transaction) => ViewRows.Update(connection, transaction, "Notifies", id, owner, notifies), cancel, view => view.Notifies ? "notifies" : "does not notify");

    /// <summary>Removes a view; links to it lead nowhere then.</summary>
    public async Task DeleteAsync(string id, string owner, CancellationToken cancel)
    {
        await jobs.ChangeAsync((connection, transaction) =>
        {
            using var delete = connection.Prepare("DELETE FROM Views WHERE Id = $id AND Owner = $owner COLLATE NOCASE RETURNING Name", "$id", "$owner");
            return delete.With(transaction, id, owner).ExecuteScalar() is string name ? new(AuditAction.ViewDeleted, $"view {name}") : null;
        }, cancel);
        Changed?.Invoke();
    }

    /// <summary>The views go to another name, because their owner is called so now. Where both had a name for one, the one that was there keeps it.</summary>
    public async Task GiveAsync(string from, string to, CancellationToken cancel)
    {
        await jobs.ChangeAsync((connection, transaction) =>
        {
            using var give = connection.Prepare(
                """
                UPDATE Views SET Owner = $to WHERE Owner = $from COLLATE NOCASE
                AND (Owner = $to COLLATE NOCASE OR Name COLLATE NOCASE NOT IN (SELECT Name FROM Views WHERE Owner = $to COLLATE NOCASE))
                """,
                "$to", "$from");
            give.With(transaction, to, from).ExecuteNonQuery();
            return new(AuditAction.NameChanged, "their own name", from, to);
        }, cancel);
        Changed?.Invoke();
    }

    private async Task<ViewAnswer> ChangeAsync(string owner, string? name, string? except, string query, Func<SqliteConnection, SqliteTransaction, SavedView?> change, CancellationToken cancel, Func<SavedView, string>? words = null)
    {
        ViewAnswer? answer = null;
        await jobs.ChangeAsync((connection, transaction) =>
        {
            var before = except is null ? null : ViewRows.Find(connection, transaction, except);
            answer = ViewRules.Problem(ViewRules.NamesOf(owner, except, connection, transaction), name, query, isNew: except is null) is { } problem
                ? new(null, problem)
                : change(connection, transaction) is { } view ? new(view, null) : new(null, "This view is not there any more, or it is somebody else's.");
            return answer.View is not { } saved ? null
                : before is null || words is null ? new(AuditAction.ViewSaved, $"view {saved.Name}")
                : new(AuditAction.ViewChanged, $"view {before.Name}", words(before), words(saved));
        }, cancel);
        if (answer!.View is not null)
            Changed?.Invoke();
        return answer;
    }
}
