using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Chain;

/// <summary>A delivery as the chain sees it.</summary>
internal sealed record LogRow
{
    /// <summary>For <see cref="From"/>, in its order.</summary>
    public const string Columns =
        "Id, ReceivedAt, SentAt, Integration, Kind, Installation, Resource, Action, RunId, GroupId, RequestId, Size, Outcome, Reason, Headers, BodyHash, FactsHash, BlobHash, Link, Body, ErasedAt, ArrivedAs";

    public required long Sequence { get; init; }

    public required ArrivalFacts Facts { get; init; }

    /// <summary>Lowercase hex.</summary>
    public required string BodyHash { get; init; }

    public byte[]? FactsHash { get; init; }

    public byte[]? BlobHash { get; init; }

    public byte[]? Link { get; init; }

    public byte[]? Body { get; init; }

    public bool Erased { get; init; }

    /// <summary>All of the log in its order, one row in memory at a time.</summary>
    public static IEnumerable<LogRow> All(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var select = connection.Prepare($"SELECT {Columns} FROM Deliveries ORDER BY Id");
        using var rows = select.With(transaction).ExecuteReader();
        while (rows.Read())
        {
            yield return From(rows);
        }
    }

    /// <summary>The present row.</summary>
    public static LogRow From(SqliteDataReader rows) => new()
    {
        Sequence = rows.GetInt64(0),
        Facts = Reach.Arrived(new ArrivalFacts
        {
            ReceivedAt = Time(rows.GetInt64(1)),
            SentAt = Time(rows.GetInt64(2)),
            Integration = rows.GetString(3),
            Kind = Word<IntegrationKind>(rows.GetString(4)),
            Installation = rows.GetString(5),
            Resource = rows.GetString(6),
            Action = rows.IsDBNull(7) ? null : rows.GetString(7),
            RunId = rows.IsDBNull(8) ? null : rows.GetInt64(8),
            GroupId = rows.IsDBNull(9) ? null : rows.GetInt64(9),
            RequestId = rows.GetString(10),
            Size = rows.GetInt64(11) is >= 0 and <= int.MaxValue and var size ? (int)size : -1,
            Outcome = Word<Outcome>(rows.GetString(12)),
            Reason = rows.IsDBNull(13) ? null : rows.GetString(13),
            Headers = rows.IsDBNull(14) ? null : rows.GetString(14),
        }, rows.IsDBNull(21) ? null : rows.GetString(21)),
        BodyHash = rows.GetString(15),
        FactsHash = rows[16] as byte[],
        BlobHash = rows[17] as byte[],
        Link = rows[18] as byte[],
        Body = rows[19] as byte[],
        Erased = !rows.IsDBNull(20),
    };

    // What was changed must break the hash, not the reader.
    private static DateTimeOffset Time(long ticks) =>
        ticks >= DateTimeOffset.MinValue.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks ? new(ticks, TimeSpan.Zero) : DateTimeOffset.MaxValue;

    private static T Word<T>(string word)
        where T : struct, Enum => Enum.TryParse<T>(word, out var known) && known.ToString() == word ? known : (T)Enum.ToObject(typeof(T), -1);
}
