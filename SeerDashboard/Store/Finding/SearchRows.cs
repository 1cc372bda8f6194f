using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Finding;

/// <summary>The search index on the connection that writes, and how far it follows the runs.</summary>
internal sealed class SearchRows
{
    /// <summary>Another number fills the index anew, once what is kept in it changes.</summary>
    private const string Place = "search:1";

    private readonly SqliteCommand _next;
    private readonly SqliteCommand _names;
    private readonly SqliteCommand _texts;
    private readonly SqliteCommand _noFiles;
    private readonly SqliteCommand _file;
    private readonly SqliteCommand _place;

    /// <summary>Takes up where the last process left off; a store without an index begins with its first run.</summary>
    public SearchRows(SqliteConnection connection)
    {
        Connection = connection;
        _next = connection.Prepare("SELECT Id, Version, Delivered, Summary FROM Runs WHERE Version > $cursor ORDER BY Version LIMIT 1", "$cursor");
        _names = connection.Prepare(
            "REPLACE INTO RunNames (rowid, ids, title, paths, pulls, repos) VALUES ($id, $ids, $title, $paths, $pulls, $repos)", "$id", "$ids", "$title", "$paths", "$pulls", "$repos");
        _texts = connection.Prepare("REPLACE INTO RunTexts (rowid, headline, cause, solution) VALUES ($id, $headline, $cause, $solution)", "$id", "$headline", "$cause", "$solution");
        _noFiles = connection.Prepare("DELETE FROM RunFiles WHERE Run = $id", "$id");
        _file = connection.Prepare("INSERT INTO RunFiles (Run, Repo, Path, IsChanged) VALUES ($id, $repo, $path, $changed)", "$id", "$repo", "$path", "$changed");
        _place = connection.Prepare("INSERT INTO Settings (Key, Value) VALUES ($key, $value) ON CONFLICT DO UPDATE SET Value = excluded.Value", "$key", "$value");
        using var read = connection.Prepare("SELECT Value FROM Settings WHERE Key = $key", "$key");
        if (read.With(null, Place).ExecuteScalar() is string place && place.Split(' ') is [var cursor, var filled])
        {
            (Cursor, Before) = (long.Parse(cursor, CultureInfo.InvariantCulture), long.Parse(filled, CultureInfo.InvariantCulture));
            return;
        }

        using var last = connection.Prepare("SELECT MAX(Version) FROM Runs");
        Before = last.ExecuteScalar() is long version ? version : 0;
    }

    /// <summary>Where it is.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>Version of the last change that is in it.</summary>
    public long Cursor { get; private set; }

    /// <summary>Up to this version a run was written before there was an index.</summary>
    public long Before { get; }

    /// <summary>The next run that changed; one that changed seven times comes once. Null when there is none.</summary>
    public ChangedRun? Next(SqliteTransaction? transaction)
    {
        using var row = _next.With(transaction, Cursor).ExecuteReader();
        return row.Read() ? new(row.GetInt64(0), row.GetInt64(1), (byte[])row[2], (byte[])row[3]) : null;
    }

    /// <summary>A run is found by this from now on, and by nothing else.</summary>
    public void Write(ChangedRun run, RunDocument document, SqliteTransaction transaction)
    {
        _names.With(transaction, run.Id, document.Ids, document.Title, document.Paths, document.Pulls, document.Repos).ExecuteNonQuery();
        _texts.With(transaction, run.Id, document.Headline, document.Cause, document.Solution).ExecuteNonQuery();
        _noFiles.With(transaction, run.Id).ExecuteNonQuery();
        foreach (var file in document.Files)
            _file.With(transaction, run.Id, file.Repo, file.Path, file.IsChanged).ExecuteNonQuery();
        Cursor = run.Version;
    }

    /// <summary>Commits, with the place. It is made again from the runs when it is lost with the power, so it waits for no disk.</summary>
    public void Commit(SqliteTransaction transaction)
    {
        _place.With(transaction, Place, string.Create(CultureInfo.InvariantCulture, $"{Cursor} {Before}")).ExecuteNonQuery();
        transaction.Commit();
    }
}

/// <summary>A run's row, as far as the index needs it.</summary>
internal sealed record ChangedRun(long Id, long Version, byte[] Delivered, byte[] Summary);
