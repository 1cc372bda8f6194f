using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Store.Reviewing;

/// <summary>What people said of runs, on the connection that writes.</summary>
internal sealed class ReviewBook(SqliteConnection connection)
{
    private readonly SqliteCommand _standing = connection.Prepare(
        """
        SELECT (SELECT COUNT(*) FROM ReviewComments WHERE RunId = $run AND Integration = $integration AND Installation = $installation), last.Verdict, last.Over
        FROM (SELECT 1) LEFT JOIN (
            SELECT Verdict, Over FROM ReviewVerdicts WHERE RunId = $run AND Integration = $integration AND Installation = $installation ORDER BY Id DESC LIMIT 1) AS last
        """,
        "$run", "$integration", "$installation");

    /// <summary>What the summary of a run says of it.</summary>
    public ReviewStanding Of(RunKey run, SqliteTransaction transaction)
    {
        using var row = _standing.With(transaction, run.RunId.Value, run.Integration, run.Installation).ExecuteReader();
        row.Read();
        return new(row.GetInt32(0), row.IsDBNull(1) ? null : ReviewVerdicts.Of(row.GetString(1)), row.IsDBNull(2) ? "" : row.GetString(2));
    }
}
