using System.Security.Cryptography;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Chain;

/// <summary>One delivery of an exported log, with all that the hash chain covers and the link before it: it can be checked by itself.</summary>
internal sealed record ExportLine
{
    public required long Sequence { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required string Integration { get; init; }

    /// <summary>A word, so that one that was changed in the store is passed on and breaks the hash.</summary>
    public required string Kind { get; init; }

    public required string Installation { get; init; }

    public required string Resource { get; init; }

    public string? Action { get; init; }

    public long? RunId { get; init; }

    public long? GroupId { get; init; }

    public required string RequestId { get; init; }

    public required int Size { get; init; }

    public required string Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>JSON in a string, since its exact text is hashed.</summary>
    public string? Headers { get; init; }

    /// <summary>Texts and body were erased; the hashes are left.</summary>
    public bool Erased { get; init; }

    /// <summary>When; since version 2.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>SHA-256 of what stays of it (<see cref="ErasedMark"/>); since version 2.</summary>
    public string? ErasedHash { get; init; }

    /// <summary>SHA-256 of the facts above, lowercase hex, as are all hashes here.</summary>
    public required string FactsHash { get; init; }

    /// <summary>SHA-256 of the body.</summary>
    public required string BodyHash { get; init; }

    /// <summary>SHA-256 of <see cref="Body"/>.</summary>
    public required string BlobHash { get; init; }

    /// <summary>The link of the delivery before this one, whether that is in the file or not.</summary>
    public required string Previous { get; init; }

    /// <summary>The hash chain up to this delivery.</summary>
    public required string Link { get; init; }

    /// <summary>The body as it is stored, a Zstandard frame; null when it was erased.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The line of a row of the log.</summary>
    public static ExportLine Of(LogRow row, byte[] previous) => new()
    {
        Sequence = row.Sequence,
        ReceivedAt = row.Facts.ReceivedAt,
        SentAt = row.Facts.SentAt,
        Integration = row.Facts.Integration,
        Kind = Word(row.Facts.Kind),
        Installation = row.Facts.Installation,
        Resource = row.Facts.Resource,
        Action = row.Facts.Action,
        RunId = row.Facts.RunId,
        GroupId = row.Facts.GroupId,
        RequestId = row.Facts.RequestId,
        Size = row.Facts.Size,
        Outcome = Word(row.Facts.Outcome),
        Reason = row.Facts.Reason,
        Headers = row.Facts.Headers,
        Erased = row.Erased,
        ErasedAt = row.ErasedAt is { } at ? LogRow.Time(at) : null,
        ErasedHash = row.ErasedHash is { } mark ? Hex(mark) : null,
        FactsHash = Hex(row.FactsHash),
        BodyHash = row.BodyHash,
        BlobHash = Hex(row.BlobHash),
        Previous = Hex(previous),
        Link = Hex(row.Link),
        Body = row.Body,
    };

    /// <summary>The row of the log again, for the check of the chain.</summary>
    public LogRow Row() => new()
    {
        Sequence = Sequence,
        Facts = new()
        {
            ReceivedAt = ReceivedAt,
            SentAt = SentAt,
            Integration = Integration,
            Kind = Value<IntegrationKind>(Kind),
            Installation = Installation,
            Resource = Resource,
            Action = Action,
            RunId = RunId,
            GroupId = GroupId,
            RequestId = RequestId,
            Size = Size,
            Outcome = Value<Outcome>(Outcome),
            Reason = Reason,
            Headers = Headers,
        },
        BodyHash = BodyHash,
        FactsHash = Bytes(FactsHash),
        BlobHash = Bytes(BlobHash),
        Link = Bytes(Link),
        Body = Body,
        Erased = Erased,
        ErasedAt = ErasedAt?.UtcTicks,
        ErasedHash = ErasedHash is null ? null : Bytes(ErasedHash),
    };

    /// <summary>A hash of a line as bytes; null when it is none.</summary>
    public static byte[]? Bytes(string hex) => hex.Length == 2 * SHA256.HashSizeInBytes && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : null;

    private static string Word<T>(T value)
        where T : struct, Enum => EnumWord.Of(value);

    private static T Value<T>(string word)
        where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : (T)Enum.ToObject(typeof(T), -1);

    private static string Hex(byte[]? hash) => Convert.ToHexStringLower(hash ?? []);
}
