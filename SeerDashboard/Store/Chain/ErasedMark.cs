using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Chain;

/// <summary>
/// What of an erased delivery stays, hashed when it is erased: its link, the facts that are left, and when it was. A row that was only marked
/// as erased has no such hash, and one whose rest was changed has another.
/// </summary>
internal static class ErasedMark
{
    /// <summary>The hash within an <c>UPDATE</c> that erases at <c>$now</c>; the other columns keep their values.</summary>
    public const string Now = Function + "(Link, ReceivedAt, SentAt, Integration, Kind, Size, Outcome, $now)";

    /// <summary>The same of a row that was erased before such hashes were kept.</summary>
    public const string Before = Function + "(Link, ReceivedAt, SentAt, Integration, Kind, Size, Outcome, ErasedAt)";

    private const string Function = "seer_erased";

    /// <summary>Makes the function known to a connection that erases.</summary>
    public static void Teach(SqliteConnection connection) => connection.CreateFunction<byte[]>(Function, row => Of((byte[])row[0]!, new ArrivalFacts
    {
        ReceivedAt = LogRow.Time((long)row[1]!),
        SentAt = LogRow.Time((long)row[2]!),
        Integration = (string)row[3]!,
        Kind = LogRow.Word<IntegrationKind>((string)row[4]!),
        Installation = "",
        Resource = "",
        RequestId = "",
        Size = LogRow.Length((long)row[5]!),
        Outcome = LogRow.Word<Outcome>((string)row[6]!),
    }, (long)row[7]!), isDeterministic: true);

    /// <summary>SHA-256(link ‖ facts ‖ time of the erasure in ticks, 8 bytes, big endian).</summary>
    public static byte[] Of(ReadOnlySpan<byte> link, ArrivalFacts left, long erasedAt)
    {
        Span<byte> bytes = stackalloc byte[(2 * SHA256.HashSizeInBytes) + sizeof(long)];
        link.CopyTo(bytes);
        left.Hash().CopyTo(bytes[32..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[64..], erasedAt);
        return SHA256.HashData(bytes);
    }
}
