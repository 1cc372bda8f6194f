using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store.Audit;

/// <summary>What a check of the log of actions found.</summary>
/// <param name="Checked">How many rows hold.</param>
/// <param name="Head">Where it ends, lowercase hex.</param>
/// <param name="Broken">The first row that does not hold, as a sentence; null when all do.</param>
public sealed record AuditReport(long Checked, string Head, string? Broken);

/// <summary>Checks the chain of the log of actions: one changed letter or one missing row breaks it.</summary>
internal static class AuditCheck
{
    /// <summary>Follows it; <paramref name="count"/> and <paramref name="head"/> are what is kept apart from it.</summary>
    public static AuditReport Of(IEnumerable<(AuditEntry Entry, byte[] Link)> rows, long count, byte[] head)
    {
        var (at, link) = (0L, ChainLink.Start);
        foreach (var (entry, kept) in rows)
        {
            if (entry.Sequence != at + 1)
                return Broken($"Action {at + 1} is missing.");
            link = ActLink.Of(link, entry);
            if (!link.AsSpan().SequenceEqual(kept))
                return Broken($"Action {entry.Sequence} was changed.");
            at = entry.Sequence;
        }

        return at == count && link.AsSpan().SequenceEqual(head)
            ? new(at, Convert.ToHexStringLower(link), Broken: null)
            : Broken($"The log of actions ends at {at}, and its head says {count}: {(at < count ? "the last rows are missing" : "they do not agree")}.");

        AuditReport Broken(string sentence) => new(at, Convert.ToHexStringLower(link), sentence);
    }

    /// <summary>Of a store, on one snapshot of it.</summary>
    public static AuditReport Of(SqliteConnection connection, SqliteTransaction? transaction)
    {
        var (count, head) = (0L, ChainLink.Start);
        using (var end = connection.Prepare("SELECT Count, Head FROM Chain WHERE Id = $id", "$id"))
        using (var row = end.With(transaction, ActLink.ChainId).ExecuteReader())
        {
            if (row.Read())
                (count, head) = (row.GetInt64(0), (byte[])row[1]);
        }

        using var select = connection.Prepare($"SELECT {AuditReader.Columns} FROM Actions ORDER BY Sequence").With(transaction);
        return Of(AuditReader.Rows(select), count, head);
    }
}
