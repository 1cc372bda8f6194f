using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Chain;

/// <summary>A delivery as the chain sees it.</summary>
internal sealed record LogRow
{
    /// <summary>For <see cref="From"/>, in its order.</summary>
    public const string Columns = WithoutMark + ", ErasedHash";

    private const int AtOnce = 256;

    private const string WithoutMark =
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

    /// <summary>When, in UTC ticks; null where it was not recorded (exports of version 1).</summary>
    public long? ErasedAt { get; init; }

    /// <summary>Of what stays of an erased one (<see cref="ErasedMark"/>).</summary>
    public byte[]? ErasedHash { get; init; }

    /// <summary>
    /// All of the log in its order up to a number, one row in memory at a time, in short reads: what was there at the beginning changes no
    /// more but by being erased, and one long read would keep the write-ahead log from being cut.
    /// </summary>
    public static IEnumerable<LogRow> UpTo(SqliteConnection connection, long last, bool marked)
    {
        using var select = connection.Prepare(
            $"SELECT {(marked ? Columns : $"{WithoutMark}, NULL")} FROM Deliveries WHERE Id > $after AND Id <= $last ORDER BY Id LIMIT {AtOnce}", "$after", "$last");
        for (var (after, read) = (long.MinValue, AtOnce); read == AtOnce;)
        {
            read = 0;
            using var rows = select.With(null, after, last).ExecuteReader();
            for (; rows.Read(); read++)
            {
                var row = From(rows);
                after = row.Sequence;
                yield return row;
            }
        }
    }

    /// <summary>All of the log in its order, one row in memory at a time, as one transaction sees it.</summary>
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
            Size = Length(rows.GetInt64(11)),
            Outcome = Word<Outcome>(rows.GetString(12)),
            Reason = rows.IsDBNull(13) ? null : rows.GetString(13),
            Headers = rows.IsDBNull(14) ? null : rows.GetString(14),
        }, rows.IsDBNull(21) ? null : rows.GetString(21)),
        BodyHash = rows.GetString(15),
        FactsHash = rows[16] as byte[],
        BlobHash = rows[17] as byte[],
        Link = rows[18] as byte[],
        Body = rows.IsDBNull(19) ? null : rows[19] as byte[] ?? [],
        Erased = !rows.IsDBNull(20),
        ErasedAt = rows.IsDBNull(20) ? null : rows.GetInt64(20),
        ErasedHash = rows[22] as byte[],
    };

    // What was changed must break the hash, not the reader.

    /// <summary>A time as stored.</summary>
    public static DateTimeOffset Time(long ticks) =>
        ticks >= DateTimeOffset.MinValue.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks ? new(ticks, TimeSpan.Zero) : DateTimeOffset.MaxValue;

    /// <summary>A size as stored; -1 when it can be none.</summary>
    public static int Length(long size) => size is >= 0 and <= int.MaxValue ? (int)size : -1;

    /// <summary>A word as stored; a value without a name when it is none.</summary>
    public static T Word<T>(string word)
        where T : struct, Enum => Enum.TryParse<T>(word, out var known) && known.ToString() == word ? known : (T)Enum.ToObject(typeof(T), -1);
}
