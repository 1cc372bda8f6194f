using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Store;

/// <summary>What the newest completed steps took, in milliseconds: bounded in runs, repositories and steps of each.</summary>
internal sealed class StepHistory
{
    private const int NewestRuns = 5_000;

    private const int NewestSteps = 500;

    private const int StepsOfARepository = 100;

    private const int MostRepositories = 200;

    private static readonly Stage[] Stages = Enum.GetValues<Stage>();

    private readonly List<long>[] _all = Lists();

    private readonly Dictionary<string, List<long>[]> _byRepo = new(StringComparer.Ordinal);

    /// <summary>By way of the index on the last activity: so many rows and not one more, however many there are.</summary>
    public static StepHistory Read(SqliteConnection connection)
    {
        var history = new StepHistory();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT Repos, RootCauseTook, SolutionTook, CodingTook, PullRequestTook FROM (
                SELECT Repos, RootCauseTook, SolutionTook, CodingTook, PullRequestTook, IsSample FROM Runs ORDER BY UpdatedAt DESC LIMIT $newest)
            WHERE IsSample = 0 AND COALESCE(RootCauseTook, SolutionTook, CodingTook, PullRequestTook) IS NOT NULL
            """;
        command.Parameters.AddWithValue("$newest", NewestRuns);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var repos = rows.GetString(0);
            foreach (var stage in Stages)
            {
                if (!rows.IsDBNull((int)stage + 1))
                    history.Add(repos, stage, rows.GetInt64((int)stage + 1));
            }
        }

        return history;
    }

    /// <summary>One completed step, the newest first.</summary>
    /// <param name="repos">Each between line feeds, as the row has them.</param>
    /// <param name="stage">Which step.</param>
    /// <param name="took">Milliseconds.</param>
    public void Add(string repos, Stage stage, long took)
    {
        Add(_all[(int)stage], took, NewestSteps);
        foreach (var repo in repos.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!_byRepo.TryGetValue(repo, out var steps))
            {
                if (_byRepo.Count == MostRepositories)
                    continue;
                _byRepo[repo] = steps = Lists();
            }

            Add(steps[(int)stage], took, StepsOfARepository);
        }
    }

    /// <summary>What follows of it.</summary>
    public UsualTimes Usual() => new(Times(_all, 1, null))
    {
        ByRepo = _byRepo.Select(repo => (repo.Key, Times: Times(repo.Value, UsualTimes.EnoughOfARepository, repo.Key))).Where(repo => repo.Times.Count > 0)
            .ToDictionary(repo => repo.Key, IReadOnlyDictionary<Stage, UsualTime> (repo) => repo.Times, StringComparer.Ordinal),
    };

    private static Dictionary<Stage, UsualTime> Times(List<long>[] took, int enough, string? repo) =>
        Stages.Where(stage => took[(int)stage].Count >= enough).ToDictionary(stage => stage, stage => Time(took[(int)stage], repo));

    private static UsualTime Time(List<long> took, string? repo)
    {
        long[] sorted = [.. took.Order()];
        return new(TimeSpan.FromMilliseconds(Percentile.Of(sorted, 0.5)), TimeSpan.FromMilliseconds(Percentile.Of(sorted, 0.95)), sorted.Length, repo);
    }

    private static void Add(List<long> list, long took, int most)
    {
        if (list.Count < most)
            list.Add(took);
    }

    private static List<long>[] Lists() => [.. Stages.Select(_ => new List<long>())];
}
