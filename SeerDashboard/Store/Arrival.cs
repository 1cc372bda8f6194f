using System.Security.Cryptography;
using System.Text;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>A verified delivery, read, hashed and compressed on its request's own thread: ready to be written.</summary>
public sealed class Arrival
{
    private Arrival(DeliveryFacts facts, BodyReading reading, DateTimeOffset receivedAt, int size, byte[] body)
    {
        Facts = facts;
        Content = reading.Content;
        Read = reading.Read is { } read ? Packed.Of(read) : null;
        ReadBytes = reading.Read?.Length ?? 0;
        ReceivedAt = receivedAt;
        Size = size;
        Body = body;
        BlobHash = SHA256.HashData(body);
        Patches = [.. reading.Patches.Select(patch => (patch.Key, Zstd.Pack(Encoding.UTF8.GetBytes(patch.Value))))];
    }

    /// <summary>What is known besides the body.</summary>
    public DeliveryFacts Facts { get; }

    /// <summary>What the body says.</summary>
    public DeliveryContent Content { get; }

    /// <summary>When it came.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>Body length in bytes.</summary>
    public int Size { get; }

    /// <summary>Its integration holds sample runs, and may be removed with all of them at any moment.</summary>
    internal bool IsSample { get; private init; }

    /// <summary>The request's headers as JSON; null when they were not kept.</summary>
    internal string? Headers { get; private init; }

    /// <summary>Compressed.</summary>
    internal byte[] Body { get; }

    /// <summary>SHA-256 of <see cref="Body"/>.</summary>
    internal byte[] BlobHash { get; }

    /// <summary>What was read, as it is stored.</summary>
    internal byte[]? Read { get; }

    /// <summary>Length of what was read, before it was packed.</summary>
    internal int ReadBytes { get; }

    /// <summary>Patch texts by content hash, compressed.</summary>
    internal IReadOnlyList<(string Id, byte[] Text)> Patches { get; }

    /// <summary>The row of the quarantine that it waited in; goes in the same transaction, so that no sudden end loses or doubles it.</summary>
    internal long? WaitedAs { get; init; }

    /// <summary>What its first arrival recorded, when it is imported from another log; those facts stay.</summary>
    internal ArrivalFacts? Imported { get; private init; }

    /// <summary>An earlier try brought it in, though its answer came too late. Set by the writer.</summary>
    internal bool WasInserted { get; set; }

    /// <summary>An imported one that this log had already. Set by the writer.</summary>
    internal bool WasThere { get; set; }

    /// <summary>A delivery of another log, read with this version's reader.</summary>
    internal static Arrival Of(LogRow row)
    {
        var facts = new DeliveryFacts
        {
            Integration = row.Facts.Integration,
            Kind = row.Facts.Kind,
            Resource = row.Facts.Resource,
            RequestId = row.Facts.RequestId,
            SentAt = row.Facts.SentAt,
            BodyHash = row.BodyHash,
        };
        return new(facts, BodyReading.Of(facts, Zstd.Unpack(row.Body)), row.Facts.ReceivedAt, row.Facts.Size, row.Body!) { Headers = row.Facts.Headers, Imported = row.Facts };
    }

    /// <summary>Reads, hashes and compresses <paramref name="body"/>, which <paramref name="integration"/>'s secret signed.</summary>
    /// <param name="body">As sent.</param>
    /// <param name="integration">Whose secret signed it.</param>
    /// <param name="headers">Sentry's.</param>
    /// <param name="receivedAt">When it came.</param>
    /// <param name="waitedAs">The row of the quarantine that it waited in; null for one that verified at once.</param>
    public static Arrival Of(ReadOnlyMemory<byte> body, Integration integration, DeliveryHeaders headers, DateTimeOffset receivedAt, long? waitedAs = null)
    {
        var facts = new DeliveryFacts
        {
            Integration = integration.Name,
            Kind = integration.Kind,
            Resource = headers.Resource,
            RequestId = headers.RequestId,
            SentAt = SentTime.From(headers.Timestamp, receivedAt),
            BodyHash = Convert.ToHexStringLower(SHA256.HashData(body.Span)),
        };
        return new(facts, BodyReading.Of(facts, body), receivedAt, body.Length, Zstd.Pack(body.Span)) { Headers = headers.Others, WaitedAs = waitedAs, IsSample = integration.IsSample };
    }
}
