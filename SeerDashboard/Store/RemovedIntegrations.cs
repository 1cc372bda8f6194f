namespace SeerDashboard.Store;

/// <summary>Integrations that were removed while what they brought is kept: it can still be erased.</summary>
public sealed class RemovedIntegrations(ReadConnections connections, IntegrationDirectory integrations)
{
    /// <summary>Their names. One look into an index for each name that ever delivered, however long the log is.</summary>
    public Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancel) => connections.ReadAsync<IReadOnlyList<string>>(
        connection =>
        {
            using var select = connection.Prepare(
                """
                WITH RECURSIVE Names(Name) AS (
                    SELECT MIN(Integration) FROM Deliveries
                    UNION ALL SELECT (SELECT MIN(Integration) FROM Deliveries WHERE Integration > Name) FROM Names WHERE Name IS NOT NULL)
                SELECT Name FROM Names WHERE Name IS NOT NULL AND EXISTS (SELECT 1 FROM Deliveries WHERE Integration = Name AND ErasedAt IS NULL)
                """);
            using var rows = select.ExecuteReader();
            var removed = new List<string>();
            while (rows.Read())
            {
                if (integrations.Find(rows.GetString(0)) is null)
                    removed.Add(rows.GetString(0));
            }

            return removed;
        },
        cancel);
}
