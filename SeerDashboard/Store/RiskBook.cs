using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Runs;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Store;

/// <summary>Which risks are told of which repository. A switch holds from then on, and for all runs there are.</summary>
public sealed class RiskBook(StoreJobs jobs, AuditedJobs changes)
{
    private const string Name = "risk.off";

    /// <summary>Deliveries wait for no more than these runs.</summary>
    private const int AtOnce = 200;

    private volatile RiskSwitches _current = RiskSwitches.AllOn;

    /// <summary>As they stand.</summary>
    public RiskSwitches Current => _current;

    /// <summary>Raised when a switch was turned, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Turns one switch and has the summaries of all runs that it may concern composed anew, the newest first; comes back when they are.</summary>
    /// <param name="repo">A repository, or <see cref="RiskSwitches.Everywhere"/>.</param>
    /// <param name="kind">What is told, or no longer told.</param>
    /// <param name="on">Whether it is told.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task SwitchAsync(string repo, RiskKind kind, bool on, CancellationToken cancel)
    {
        List<RunKey> concerned = [];
        await changes.ChangeAsync((connection, transaction) =>
        {
            var next = _current.With(repo, kind, on);
            using var write = connection.Prepare("INSERT INTO Settings (Key, Value) VALUES ($key, $value) ON CONFLICT DO UPDATE SET Value = excluded.Value", "$key", "$value");
            write.With(transaction, Name, JsonSerializer.Serialize(next.Off.ToDictionary(pair => pair.Key, pair => pair.Value.Select(off => off.ToString()).ToArray()))).ExecuteNonQuery();
            concerned = Runs(connection, repo, transaction);
            var where = repo == RiskSwitches.Everywhere ? "everywhere" : $"in {repo}";
            return new(AuditAction.RiskSwitched, $"{EnumWord.Of(kind)} {where}", on ? "not told" : "told", on ? "told" : "not told");
        }, cancel);
        _current = _current.With(repo, kind, on);
        Changed?.Invoke();
        foreach (var some in concerned.Chunk(AtOnce))
        {
            await jobs.RunAsync((_, projector) =>
            {
                projector.Recompose(some);
                projector.Step();
            }, cancel);
        }
    }

    /// <summary>Reads what is kept; a kind of a later version is left aside.</summary>
    internal void Open(SqliteConnection connection)
    {
        using var read = connection.Prepare("SELECT Value FROM Settings WHERE Key = $key", "$key");
        var kept = read.With(null, Name).ExecuteScalar() is string json ? JsonSerializer.Deserialize<Dictionary<string, string[]>>(json)! : [];
        _current = kept.SelectMany(pair => pair.Value.Select(word => (Repo: pair.Key, Word: word)))
            .Aggregate(RiskSwitches.AllOn, (all, one) => Enum.TryParse<RiskKind>(one.Word, out var kind) ? all.With(one.Repo, kind, on: false) : all);
    }

    private static List<RunKey> Runs(SqliteConnection connection, string repo, SqliteTransaction transaction)
    {
        using var find = connection.Prepare(
            "SELECT RunId, Integration, Installation FROM Runs WHERE $repo = '' OR instr(Repos, $repo) > 0 ORDER BY UpdatedAt DESC", "$repo");
        using var rows = find.With(transaction, repo == RiskSwitches.Everywhere ? "" : RunWriter.Between([repo])).ExecuteReader();
        var runs = new List<RunKey>();
        while (rows.Read())
            runs.Add(new(rows.GetString(1), rows.GetString(2), new(rows.GetInt64(0))));
        return runs;
    }
}
