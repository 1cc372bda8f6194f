using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Merges an issue's facts anew from all that the log says of it.</summary>
internal sealed class IssueFactsAgain(SqliteConnection connection, Projector projector)
{
    /// <summary>Writes them, or removes the issue when nothing is left, and has its runs composed anew.</summary>
    public void Write(IssueKey issue, SqliteTransaction transaction)
    {
        IssueFacts? merged = null;
        using (var rows = connection.Prepare("SELECT Read FROM Deliveries WHERE GroupId = $group AND Integration = $integration AND RunId IS NULL AND Read IS NOT NULL", "$group", "$integration")
            .With(transaction, issue.GroupId.Value, issue.Integration).ExecuteReader())
        {
            while (rows.Read())
            {
                var said = JsonSerializer.Deserialize(Packed.Bytes((byte[])rows[0]), RunsJson.Default.IssueFacts)!;
                merged = merged?.Merge(said) ?? said;
            }
        }

        if (merged is null)
            connection.Prepare("DELETE FROM Issues WHERE Integration = $integration AND GroupId = $group", "$integration", "$group").With(transaction, issue.Integration, issue.GroupId.Value).ExecuteNonQuery();
        else
            connection.Prepare("INSERT INTO Issues (Integration, GroupId, Facts) VALUES ($integration, $group, $facts) ON CONFLICT DO UPDATE SET Facts = excluded.Facts", "$integration", "$group", "$facts")
                .With(transaction, issue.Integration, issue.GroupId.Value, JsonSerializer.SerializeToUtf8Bytes(merged, RunsJson.Default.IssueFacts)).ExecuteNonQuery();
        projector.Refold(new IssueBook(connection).Runs(issue, transaction).Select(run => run.Key));
    }
}
