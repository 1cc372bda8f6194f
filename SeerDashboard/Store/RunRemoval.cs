using System.Globalization;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Removes the row of a run of which deliveries were taken away. On the writer's thread, in the transaction that took them.</summary>
internal static class RunRemoval
{
    private const string OfRun = "RunId = $run AND Integration = $integration AND Installation = $installation";

    /// <summary>Removes it when there is none; the runs of its issue are composed anew, since another one may be the newest now.</summary>
    /// <returns>Whether a row was removed.</returns>
    public static bool IfEmpty(SqliteConnection connection, Projector projector, RunKey run, SqliteTransaction transaction) => Remove(
        connection, projector, run, "AND NOT EXISTS (SELECT 1 FROM Deliveries WHERE RunId = $run AND Integration = $integration AND Installation = $installation)", transaction);

    /// <summary>Removes it, with all that hangs on it: the next step makes it anew from the deliveries that are left, if any are.</summary>
    public static void Anew(SqliteConnection connection, Projector projector, RunKey run, SqliteTransaction transaction)
    {
        // What is in memory has a row only once the projection came to it.
        if (!Remove(connection, projector, run, "", transaction))
            projector.Refold([run]);
    }

    private static bool Remove(SqliteConnection connection, Projector projector, RunKey run, string when, SqliteTransaction transaction)
    {
        // What was told about it has its texts; that something was told stays. Also when the run is gone already: it may have been told meanwhile.
        foreach (var told in (string[])["DELETE FROM Sendings WHERE Message IN (SELECT Id FROM Outbox WHERE {0})", "DELETE FROM Threads WHERE {0}"])
        {
            using var forget = connection.Prepare(string.Format(CultureInfo.InvariantCulture, told, OfRun), "$run", "$integration", "$installation");
            forget.With(transaction, run.RunId.Value, run.Integration, run.Installation).ExecuteNonQuery();
        }

        using var remove = connection.Prepare(
            $"DELETE FROM Runs WHERE {OfRun} {when} RETURNING GroupId", "$run", "$integration", "$installation");
        long? group;
        using (var rows = remove.With(transaction, run.RunId.Value, run.Integration, run.Installation).ExecuteReader())
        {
            if (!rows.Read())
                return false;
            group = rows.IsDBNull(0) ? null : rows.GetInt64(0);
        }

        projector.Vanish(transaction);
        projector.Refold([run]);
        if (group is { } issue)
            projector.Refold(new IssueBook(connection).Runs(new IssueKey(run.Integration, new(issue)), transaction).Select(sibling => sibling.Key));
        return true;
    }
}
