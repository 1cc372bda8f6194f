using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SeerDashboard.Benchmarks.Servers;

/// <summary>A large store from a small one: every delivery and every run again under other numbers, in the order they would have come.</summary>
internal static class Multiplied
{
    /// <summary>Copies the store in <paramref name="from"/> and adds all its rows so many times.</summary>
    public static void Store(string from, string to, int times)
    {
        File.Copy(Path.Combine(from, "seer.db"), Path.Combine(to, "seer.db"));
        // What the server had not yet moved into the file.
        if (File.Exists(Path.Combine(from, "seer.db-wal")))
            File.Copy(Path.Combine(from, "seer.db-wal"), Path.Combine(to, "seer.db-wal"));
        using var connection = new SqliteConnection($"Data Source={Path.Combine(to, "seer.db")};Pooling=false");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000");
        var few = (long)Scalar(connection, "SELECT MAX(Id) FROM Deliveries");
        var (deliveries, runs) = (Columns(connection, "Deliveries"), Columns(connection, "Runs"));
        using var transaction = connection.BeginTransaction();
        for (var time = 1L; time <= times; time++)
        {
            Execute(connection, Again("Deliveries", deliveries, few, time * few, "RunId", "GroupId"));
            Execute(connection, Again("Runs", runs, few, time * few, "RunId", "GroupId", "Version"));
        }

        // Its end is what the writer goes on from; the links of copies are not those of a chain, and nothing checks them here.
        Execute(connection, "UPDATE Chain SET Count = (SELECT MAX(Id) FROM Deliveries), Head = (SELECT Link FROM Deliveries ORDER BY Id DESC LIMIT 1) WHERE Id = 1");
        Execute(connection, "UPDATE Projection SET Cursor = (SELECT MAX(Id) FROM Deliveries), Version = (SELECT MAX(Version) FROM Runs)");
        transaction.Commit();
        Execute(connection, "PRAGMA journal_mode=WAL");
    }

    private static string Again(string table, List<string> columns, long few, long by, params string[] shifted)
    {
        var values = columns.Select(column => column == "Id" || shifted.Contains(column) ? string.Create(CultureInfo.InvariantCulture, $"{column} + {by}") : column);
        return string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {table} ({string.Join(',', columns)}) SELECT {string.Join(',', values)} FROM {table} WHERE Id <= {few} ORDER BY Id");
    }

    private static List<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var rows = command.ExecuteReader();
        var columns = new List<string>();
        while (rows.Read())
            columns.Add(rows.GetString(0));
        return columns;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
