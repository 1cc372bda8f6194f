using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>Deletes what an integration brought, and has its runs composed anew; both on the writer's thread.</summary>
public sealed class IntegrationCleaner(StoreJobs jobs, StoreChanges changes, Receipts receipts, TimeProvider clock)
{
    private static readonly string[] Steps =
    [
        "DELETE FROM Answers WHERE DeliveryId IN (SELECT Id FROM Deliveries WHERE Integration = $integration)",
        "DELETE FROM PatchUses WHERE DeliveryId IN (SELECT Id FROM Deliveries WHERE Integration = $integration)",
        "DELETE FROM Patches WHERE Id NOT IN (SELECT PatchId FROM PatchUses)",
        // The rows stay, without texts and bodies: the hash chain runs through them.
        $"""
        UPDATE Deliveries SET Installation = '', Resource = '', Action = NULL, RunId = NULL, GroupId = NULL, RequestId = '', Reason = NULL, Headers = NULL,
            ArrivedAs = NULL, Read = NULL, Body = NULL, ErasedAt = $now, ErasedHash = {ErasedMark.Now} WHERE Integration = $integration AND ErasedAt IS NULL
        """,
        "DELETE FROM Runs WHERE Integration = $integration",
        "DELETE FROM Issues WHERE Integration = $integration",
        "DELETE FROM Installations WHERE Integration = $integration",
        // Only sample integrations are erased whole; their counts are kept apart.
        $"DELETE FROM Tallies WHERE Name LIKE '{Insights.TallyName.SamplePrefix}%'",
    ];

    /// <summary>All its deliveries, runs, issues and patches, in one transaction.</summary>
    public async Task EraseAsync(string integration, CancellationToken cancel)
    {
        await jobs.RunAsync((connection, projector) => Erase(connection, projector, integration, clock.GetUtcNow()), cancel);
        receipts.Forget(integration);
        changes.Clear();
    }

    /// <summary>Its organisation or address changed: links of its runs follow.</summary>
    public Task ComposeAgainAsync(string integration, CancellationToken cancel) =>
        jobs.RunAsync((_, projector) => projector.Again(integration), cancel);

    private static void Erase(SqliteConnection connection, Projector projector, string integration, DateTimeOffset now)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var step in Steps)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = step;
            if (step.Contains("$integration", StringComparison.Ordinal))
                command.Parameters.AddWithValue("$integration", integration);
            if (step.Contains("$now", StringComparison.Ordinal))
                command.Parameters.AddWithValue("$now", now.UtcTicks);
            command.ExecuteNonQuery();
        }

        projector.Vanish(transaction);
        transaction.Commit();
        projector.Forget();
        projector.ForgetPlaces(integration);
    }
}
