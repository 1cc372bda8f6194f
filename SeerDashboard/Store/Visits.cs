using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Up to which change somebody has seen the desk.</summary>
/// <param name="Version">The greatest version that was shown (STATE.md §6); 0 before the first visit. Versions jump (docs/decisions/0003): compare them, never subtract.</param>
/// <param name="At">When they last looked; null before the first visit.</param>
public sealed record Visit(long Version, DateTimeOffset? At)
{
    /// <summary>They have never been here: nothing is news to them, or everything would be.</summary>
    public static readonly Visit First = new(0, At: null);

    /// <summary>The run changed since they were last here.</summary>
    public bool IsNews(RunSummary run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return At is not null && run.Version > Version;
    }
}

/// <summary>Remembers for everybody what they last saw of the desk, so that it can say what changed since.</summary>
public sealed class Visits(StoreJobs jobs, IDbContextFactory<SeerContext> store, TimeProvider clock)
{
    /// <summary>What this person saw last; <see cref="Visit.First"/> for one who was never here.</summary>
    public async Task<Visit> LastAsync(string person, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.People.AsNoTracking().Where(row => row.Name == person).Select(row => new Visit(row.SeenVersion, row.SeenAt)).SingleOrDefaultAsync(cancel) ?? Visit.First;
    }

    /// <summary>They look at the desk, and everything up to this version is on it. A late word of an older version takes nothing back.</summary>
    public async Task SawAsync(string person, long version, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcTicks;
        await jobs.RunAsync((connection, _) =>
        {
            // Somebody without a name has a visit too, but is nobody whom a run could be handed to: their row is as old as time.
            using var write = connection.Prepare(
                """
                INSERT INTO People (Name, FirstSeenAt, LastSeenAt, SeenVersion, SeenAt) VALUES ($name, $now, 0, $version, $now)
                ON CONFLICT DO UPDATE SET SeenVersion = MAX(SeenVersion, excluded.SeenVersion), SeenAt = MAX(COALESCE(SeenAt, 0), excluded.SeenAt)
                """,
                "$name", "$now", "$version");
            write.With(null, person, now, version).ExecuteNonQuery();
        }, cancel);
    }
}
