using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Chain;

/// <summary>
/// What of a delivery never changes after its arrival, besides its body: the facts that the hash chain covers (DESIGN.md decision 5).
/// Verdicts of today and the time of the answer are not among them.
/// </summary>
internal sealed record ArrivalFacts
{
    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required string Integration { get; init; }

    public required IntegrationKind Kind { get; init; }

    public required string Installation { get; init; }

    public required string Resource { get; init; }

    public string? Action { get; init; }

    public long? RunId { get; init; }

    public long? GroupId { get; init; }

    public required string RequestId { get; init; }

    public required int Size { get; init; }

    public required Outcome Outcome { get; init; }

    public string? Reason { get; init; }

    public string? Headers { get; init; }

    /// <summary>SHA-256 over all of them, each with its length, so that no two sets of facts have the same bytes.</summary>
    public byte[] Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, ReceivedAt.UtcTicks);
        Add(hash, SentAt.UtcTicks);
        Add(hash, Integration);
        Add(hash, Kind.ToString());
        Add(hash, Installation);
        Add(hash, Resource);
        Add(hash, Action);
        Add(hash, RunId);
        Add(hash, GroupId);
        Add(hash, RequestId);
        Add(hash, Size);
        Add(hash, Outcome.ToString());
        Add(hash, Reason);
        Add(hash, Headers);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        hash.AppendData(length);
        if (text is not null)
            hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    private static void Add(IncrementalHash hash, long? number)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = number is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number ?? 0);
        hash.AppendData(bytes);
    }
}

/// <summary>One link of the chain: H(previous ‖ sequence ‖ facts ‖ body ‖ stored blob).</summary>
internal static class ChainLink
{
    /// <summary>What the first link follows.</summary>
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The link of one delivery; all hashes are SHA-256.</summary>
    public static byte[] Of(ReadOnlySpan<byte> previous, long sequence, ReadOnlySpan<byte> facts, ReadOnlySpan<byte> body, ReadOnlySpan<byte> blob)
    {
        Span<byte> bytes = stackalloc byte[(4 * SHA256.HashSizeInBytes) + sizeof(long)];
        previous.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[32..], sequence);
        facts.CopyTo(bytes[40..]);
        body.CopyTo(bytes[72..]);
        blob.CopyTo(bytes[104..]);
        return SHA256.HashData(bytes);
    }
}
