using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Retention;

/// <summary>What is erased whole: an issue, or all that an integration brought. On the writer's thread.</summary>
/// <param name="Integration">Whose.</param>
/// <param name="Issue">One issue of it; null for everything.</param>
internal sealed record ErasedWhole(string Integration, GroupId? Issue)
{
    private string Which => Issue is null ? "Integration = $integration AND $group IS NULL" : "Integration = $integration AND GroupId = $group";

    /// <summary>The runs that are taken for it now.</summary>
    public List<RunKey> Runs(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var find = connection.Prepare($"SELECT Installation, RunId FROM Runs WHERE {Which}", "$integration", "$group");
        using var rows = find.With(transaction, Integration, Issue?.Value).ExecuteReader();
        var runs = new List<RunKey>();
        while (rows.Read())
            runs.Add(new(Integration, rows.GetString(0), new(rows.GetInt64(1))));
        return runs;
    }

    /// <summary>Its deliveries that are not erased yet, of a run or of none; no more than <paramref name="most"/>.</summary>
    public List<long> Deliveries(SqliteConnection connection, SqliteTransaction transaction, int most)
    {
        using var find = connection.Prepare($"SELECT Id FROM Deliveries WHERE {Which} AND ErasedAt IS NULL LIMIT {most}", "$integration", "$group");
        using var rows = find.With(transaction, Integration, Issue?.Value).ExecuteReader();
        var deliveries = new List<long>();
        while (rows.Read())
            deliveries.Add(rows.GetInt64(0));
        return deliveries;
    }

    /// <summary>Which organisations it was installed by, when everything goes.</summary>
    public void ForgetPlaces(SqliteConnection connection, Projector projector, SqliteTransaction transaction)
    {
        if (Issue is not null)
            return;
        connection.Prepare("DELETE FROM Installations WHERE Integration = $integration", "$integration").With(transaction, Integration).ExecuteNonQuery();
        projector.ForgetPlaces(Integration);
    }
}
