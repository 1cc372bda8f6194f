using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Finding;

/// <summary>Runs that change or name the same files as a run does. Of a file that everybody touches only the newest runs are looked at.</summary>
internal sealed class SameFiles(SqliteConnection connection, long run)
{
    private const int MostFiles = 40;

    private const int NewestOfAFile = 50;

    /// <summary>The rows of the others, each with the paths that both have.</summary>
    public Dictionary<long, IReadOnlyList<string>> Find(int most)
    {
        var files = new List<(string Path, string Repo)>();
        using (var mine = connection.Prepare($"SELECT Path, Repo FROM RunFiles WHERE Run = $run ORDER BY IsChanged DESC LIMIT {MostFiles}", "$run"))
        {
            using var rows = mine.With(null, run).ExecuteReader();
            while (rows.Read())
                files.Add((rows.GetString(0), rows.GetString(1)));
        }

        var found = new Dictionary<long, List<string>>();
        using var others = connection.Prepare($"SELECT Run FROM RunFiles WHERE Path = $path AND Repo = $repo AND Run <> $run ORDER BY rowid DESC LIMIT {NewestOfAFile}", "$path", "$repo", "$run");
        foreach (var (path, repo) in files)
        {
            using var rows = others.With(null, path, repo, run).ExecuteReader();
            while (rows.Read())
            {
                if (!found.TryGetValue(rows.GetInt64(0), out var paths))
                    found[rows.GetInt64(0)] = paths = [];
                paths.Add(path);
            }
        }

        return found.OrderByDescending(one => one.Value.Count).ThenByDescending(one => one.Key).Take(most).ToDictionary(one => one.Key, one => (IReadOnlyList<string>)one.Value);
    }
}
