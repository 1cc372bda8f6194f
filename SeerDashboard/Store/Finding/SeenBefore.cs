using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>Other runs of the same integration that say something similar of their cause, or touch the same files: the newest of each issue.</summary>
public sealed class SeenBefore(ReadConnections reads, TimeProvider clock)
{
    private const int Most = 6;

    /// <summary>Runs that are looked at for each reason.</summary>
    private const int Candidates = 60;

    private readonly ReadOnce<(RunKey Run, string? Headline, int Files), IReadOnlyList<SeenRun>> _reads = new(clock);

    /// <summary>What a run reminds of, the most alike first; empty when of nothing. Many who look at one run are given the same.</summary>
    public Task<IReadOnlyList<SeenRun>> FindAsync(RunSummary run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        return _reads.ReadAsync((run.Key, run.Headline, run.Files), token => reads.ReadAsync(connection => Find(connection, run), token), cancel);
    }

    private IReadOnlyList<SeenRun> Find(SqliteConnection connection, RunSummary run)
    {
        using var self = connection.Prepare("SELECT Id FROM Runs WHERE RunId = $run AND Integration = $integration AND Installation = $installation", "$run", "$integration", "$installation");
        if (self.With(null, run.RunId.Value, run.Integration, run.Installation).ExecuteScalar() is not long id)
            return [];
        var (causes, files) = (new SimilarCauses(connection, id).Find(Candidates), new SameFiles(connection, id).Find(Candidates));
        using var load = connection.Prepare("SELECT Version, Summary FROM Runs WHERE Id = $id AND Integration = $integration", "$id", "$integration");
        var (seen, now) = (new List<SeenRun>(), clock.GetUtcNow());
        foreach (var other in causes.Keys.Union(files.Keys))
        {
            using var row = load.With(null, other, run.Integration).ExecuteReader();
            if (!row.Read())
                continue;
            var summary = RunReader.Summary((byte[])row[1], row.GetInt64(0)).At(now);
            // Other runs of this issue stand on the page anyway.
            if (run.GroupId is null || summary.GroupId != run.GroupId)
                seen.Add(new(summary, causes.GetValueOrDefault(other, []), files.GetValueOrDefault(other, [])));
        }

        return [.. seen.OrderByDescending(one => one.Alike).ThenByDescending(one => one.Run.StartedAt).DistinctBy(one => one.Run.GroupId?.ToString() ?? "run " + one.Run.RunId).Take(Most)];
    }
}

/// <summary>A run that another one reminds of.</summary>
/// <param name="Run">The run, with the clock in its state.</param>
/// <param name="Words">Significant words that both say of the cause.</param>
/// <param name="Files">Paths that both change or name.</param>
public sealed record SeenRun(RunSummary Run, IReadOnlyList<string> Words, IReadOnlyList<string> Files)
{
    /// <summary>More is more alike: a file says as much as two words.</summary>
    internal int Alike => Words.Count + (2 * Math.Min(Files.Count, 5));

    /// <summary>Why it is listed: "Both speak of “voucher”, “expiry”; both touch src/cart.py and 2 more files."</summary>
    public string Why
    {
        get
        {
            var said = Words.Count == 0 ? null : "both speak of " + string.Join(", ", Words.Take(4).Select(word => $"“{word}”"));
            var touched = Files.Count switch
            {
                0 => null,
                1 => $"both touch {Files[0]}",
                _ => $"both touch {Files[0]} and {RunWords.Count(Files.Count - 1, "more file")}",
            };
            var why = string.Join("; ", ((string?[])[said, touched]).OfType<string>());
            return char.ToUpperInvariant(why[0]) + why[1..] + ".";
        }
    }
}
