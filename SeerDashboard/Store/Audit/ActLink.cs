using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SeerDashboard.Store.Audit;

/// <summary>The chain of the log of actions: each row is hashed with all before it, as the deliveries are (DESIGN.md decision 5).</summary>
internal static class ActLink
{
    /// <summary>Which row of the table <c>Chain</c> has its end.</summary>
    public const int ChainId = 2;

    /// <summary>The link of one row; every text with its length, so that no two rows have the same bytes.</summary>
    public static byte[] Of(ReadOnlySpan<byte> previous, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Add(hash, entry.Sequence);
        Add(hash, entry.At.UtcTicks);
        foreach (var text in (string?[])[entry.By.Name, entry.By.Role, entry.By.Way.ToString(), entry.By.From, entry.Did.Action.ToString(), entry.Did.Subject, entry.Did.Before, entry.Did.After])
            Add(hash, text);
        Add(hash, entry.Did.Run?.Value ?? long.MinValue);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        Add(hash, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        if (text is not null)
            hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
