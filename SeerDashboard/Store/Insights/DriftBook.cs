using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;

namespace SeerDashboard.Store.Insights;

/// <summary>Writes down which actions and fields came that this version does not know, each with the first and the last delivery that had it.</summary>
internal sealed class DriftBook(SqliteConnection connection)
{
    /// <summary>So many different names are kept; names come from bodies.</summary>
    public const int MostNames = 500;

    /// <summary>Stands for all names beyond <see cref="MostNames"/>.</summary>
    public const string Others = "(others)";

    /// <summary>An action, or <c>resource: action</c> of a resource that is not known.</summary>
    public const string ActionKind = "action";

    /// <summary>A field.</summary>
    public const string FieldKind = "field";

    /// <summary>What one URL of Sentry gets (SENTRY.md §1).</summary>
    private static readonly HashSet<string> Resources = new(
        ["seer", "installation", "issue", "activity_alert", "event_alert", "metric_alert", "error", "comment", "preprod_artifact"], StringComparer.Ordinal);

    private readonly SqliteCommand _add = connection.Prepare(
        $"""
        INSERT INTO Drift (Kind, Name, Count, FirstDelivery, LastDelivery, LastAt)
        SELECT $kind, CASE WHEN EXISTS (SELECT 1 FROM Drift WHERE Kind = $kind AND Name = $name) OR (SELECT COUNT(*) FROM Drift) < {MostNames} THEN $name ELSE '{Others}' END, 1, $id, $id, $at WHERE TRUE
        ON CONFLICT DO UPDATE SET Count = Count + 1, LastDelivery = excluded.LastDelivery, LastAt = excluded.LastAt
        """,
        "$kind", "$name", "$id", "$at");

    /// <summary>Looks at one delivery.</summary>
    public void Note(LoggedDelivery delivery, SqliteTransaction transaction)
    {
        if (!Resources.Contains(delivery.Resource))
            Add(ActionKind, $"{delivery.Resource}: {delivery.Action}", delivery, transaction);
        if (delivery.Run is null || delivery.Read is null)
            return;
        if (!SeerAction.IsKnown(delivery.Action ?? ""))
            Add(ActionKind, delivery.Action ?? "", delivery, transaction);
        // Most events have nothing left over, and are not read again to see that.
        if (!HasLeftovers(delivery.Read) || StoredEvent.Read(delivery.Read) is not { } seen)
            return;
        foreach (var field in Drift.Fields(seen))
            Add(FieldKind, field, delivery, transaction);
    }

    private static bool HasLeftovers(ReadOnlySpan<byte> read) => read.IndexOf("\"unknown\":"u8) >= 0 || read.IndexOf("\"extra\":{\""u8) >= 0;

    private void Add(string kind, string name, LoggedDelivery delivery, SqliteTransaction transaction) =>
        _add.With(transaction, kind, Drift.Bounded(name), delivery.Id, delivery.ReceivedAt.UtcTicks).ExecuteNonQuery();
}
