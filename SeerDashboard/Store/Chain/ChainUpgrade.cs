using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Chain;

/// <summary>Makes the chain over a store that was written before there was one.</summary>
internal static class ChainUpgrade
{
    /// <summary>Links every delivery in its order; a number whose row was deleted in those days gets a row that stands for it.</summary>
    public static ChainEnd Link(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var write = connection.Prepare(
            "UPDATE Deliveries SET FactsHash = $facts, BlobHash = $blob, Link = $link WHERE Id = $id", "$facts", "$blob", "$link", "$id");
        using var stand = connection.Prepare(
            """
            INSERT INTO Deliveries (Id, ReceivedAt, SentAt, Integration, Kind, Installation, Resource, RequestId, Size, Outcome, BodyHash, FactsHash, BlobHash, Link, ErasedAt, ErasedHash)
            VALUES ($id, $at, $at, '', 'Internal', '', '', '', 0, 'Stored', $hash, $facts, $facts, $link, $at, $mark)
            """,
            "$id", "$at", "$hash", "$facts", "$link", "$mark");
        var end = new ChainEnd(0, ChainLink.Start);
        // Rows are written while others are read: the hashes are small, the bodies are read one at a time.
        foreach (var (sequence, at, facts, body, blob) in LogRow.All(connection, transaction)
            .Select(row => (row.Sequence, row.Facts.ReceivedAt.UtcTicks, row.Facts.Hash(), Convert.FromHexString(row.BodyHash), SHA256.HashData(row.Body!))).ToList())
        {
            while (end.Sequence + 1 < sequence)
            {
                end = new(end.Sequence + 1, ChainLink.Of(end.Hash, end.Sequence + 1, ChainLink.Start, ChainLink.Start, ChainLink.Start));
                var mark = ErasedMark.Of(end.Hash, Nothing(at), at);
                stand.With(transaction, end.Sequence, at, Convert.ToHexStringLower(ChainLink.Start), ChainLink.Start, end.Hash, mark).ExecuteNonQuery();
            }

            end = new(sequence, ChainLink.Of(end.Hash, sequence, facts, body, blob));
            write.With(transaction, facts, blob, end.Hash, sequence).ExecuteNonQuery();
        }

        return end;
    }

    /// <summary>The facts of a row that only stands for a number.</summary>
    private static ArrivalFacts Nothing(long at) => new()
    {
        ReceivedAt = LogRow.Time(at),
        SentAt = LogRow.Time(at),
        Integration = "",
        Kind = IntegrationKind.Internal,
        Installation = "",
        Resource = "",
        RequestId = "",
        Size = 0,
        Outcome = Outcome.Stored,
    };
}
