using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SeerDashboard.Store;

/// <summary>Who works with this dashboard, by the names they gave: whom a run can be handed to.</summary>
public sealed class PeopleBook(StoreJobs jobs, IDbContextFactory<SeerContext> store, TimeProvider clock)
{
    // Who was here a moment ago need not be written again for every page that is opened.
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(10);

    // Whoever has not been here for so long is not suggested any more.
    private static readonly TimeSpan Gone = TimeSpan.FromDays(90);

    private const int MostKnown = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Somebody with this name is here.</summary>
    public async Task SeenAsync(string name, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!IsNews(name, now))
            return;
        try
        {
            await jobs.RunAsync((connection, _) => Write(connection, name, now), cancel);
        }
        catch
        {
            // It is not written: the next page tries again.
            lock (_gate)
                _written.Remove(name);
            throw;
        }
    }

    /// <summary>
    /// What somebody whom an identity provider vouches for is called here: as they are called there, unless somebody else is already. Names stand at
    /// comments, verdicts and in the log of actions, and at most providers people choose their own.
    /// </summary>
    /// <param name="name">What they are called there.</param>
    /// <param name="subject">A hash of what the provider calls them for good.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public async Task<string> HoldAsync(string name, string subject, CancellationToken cancel)
    {
        var (now, held, apart) = (clock.GetUtcNow(), (string?)null, Apart(name, subject));
        await jobs.RunAsync((connection, _) =>
        {
            using var hold = connection.Prepare("UPDATE People SET Subject = $subject WHERE Name = $name AND (Subject IS NULL OR Subject = $subject)", "$subject", "$name");
            foreach (var each in (string[])[name, apart])
            {
                if (held is not null)
                    break;
                Write(connection, each, now);
                held = hold.With(null, subject, each).ExecuteNonQuery() == 1 ? each : null;
            }
        }, cancel);
        return held ?? apart;
    }

    /// <summary>What somebody is called when the name is another's. Two with the same name and the same first letters of the hash are more than anybody can bring about.</summary>
    internal static string Apart(string name, string subject) => $"{name} {subject[..8].ToLowerInvariant()}";

    /// <summary>Names of those who were here in the last 90 days, the last one first.</summary>
    /// <param name="limit">Most names.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public async Task<IReadOnlyList<string>> ListAsync(int limit, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Gone;
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.People.AsNoTracking().Where(person => person.LastSeenAt >= since)
            .OrderByDescending(person => person.LastSeenAt).ThenBy(person => person.Name).Select(person => person.Name).Take(limit).ToListAsync(cancel);
    }

    private static void Write(SqliteConnection connection, string name, DateTimeOffset now)
    {
        using var write = connection.Prepare(
            """
            INSERT INTO People (Name, FirstSeenAt, LastSeenAt, SeenVersion) VALUES ($name, $now, $now, 0)
            ON CONFLICT DO UPDATE SET LastSeenAt = MAX(LastSeenAt, excluded.LastSeenAt)
            """,
            "$name", "$now");
        write.With(null, name, now.UtcTicks).ExecuteNonQuery();
    }

    private bool IsNews(string name, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_written.TryGetValue(name, out var at) && now - at < Often)
                return false;
            if (_written.Count >= MostKnown)
                _written.Clear();
            _written[name] = now;
            return true;
        }
    }
}
