using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Tables;

/// <summary>
/// One signed delivery, as it came. What its arrival recorded is never changed; re-applying it may set anew what is read from its body.
/// Large columns stand last: SQLite walks through all that stands before a column to reach it.
/// </summary>
internal sealed class Delivery
{
    public long Id { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset SentAt { get; init; }

    public required string Integration { get; init; }

    public IntegrationKind Kind { get; init; }

    public required string Installation { get; init; }

    public required string Resource { get; init; }

    public string? Action { get; init; }

    /// <summary>Set for Seer events of a run, and for nothing else.</summary>
    public long? RunId { get; init; }

    public long? GroupId { get; init; }

    public required string RequestId { get; init; }

    /// <summary>Of the body, in bytes, before compression.</summary>
    public int Size { get; init; }

    /// <summary>The verdict at arrival, as answered.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>Why, at arrival.</summary>
    public string? Reason { get; init; }

    /// <summary>SHA-256, lowercase hex.</summary>
    public required string BodyHash { get; init; }

    /// <summary>When texts and body were erased.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>SHA-256 of what stays of an erased one (<see cref="Chain.ErasedMark"/>): what was only marked as erased has none.</summary>
    public byte[]? ErasedHash { get; init; }

    /// <summary>When its body was last read anew (re-applied).</summary>
    public DateTimeOffset? ReadAgainAt { get; init; }

    /// <summary>
    /// <see cref="Installation"/>, <see cref="Action"/>, <see cref="RunId"/> and <see cref="GroupId"/> as its arrival recorded them, as JSON,
    /// once a later reading found others; the hash chain covers those of the arrival.
    /// </summary>
    public string? ArrivedAs { get; init; }

    /// <summary>SHA-256 of the arrival's facts, kept when the texts are erased; null until the chain was made over an older store.</summary>
    public byte[]? FactsHash { get; init; }

    /// <summary>SHA-256 of <see cref="Body"/> as stored.</summary>
    public byte[]? BlobHash { get; init; }

    /// <summary>The hash chain up to this delivery.</summary>
    public byte[]? Link { get; init; }

    /// <summary>The request's headers as JSON, never the signature, a cookie or a key.</summary>
    public string? Headers { get; init; }

    /// <summary>What was read: a compact event, issue facts or an organisation, as JSON; null when nothing here uses it.</summary>
    public byte[]? Read { get; init; }

    /// <summary>Zstandard; null once it was erased.</summary>
    public byte[]? Body { get; init; }
}

/// <summary>How long the answer to a delivery took. Apart from the log: known only after the row was written, and an update would write its body again.</summary>
internal sealed class AnswerRow
{
    public long DeliveryId { get; init; }

    /// <summary>From the first byte of the body to the last of the answer.</summary>
    public long Microseconds { get; init; }
}

/// <summary>How long the chain is and where it ends, kept apart from the log: a last row that is deleted would be invisible otherwise.</summary>
internal sealed class ChainRow
{
    public int Id { get; init; }

    public long Count { get; init; }

    public required byte[] Head { get; init; }
}

internal sealed class DeliveryTable : IEntityTypeConfiguration<Delivery>, IEntityTypeConfiguration<ChainRow>, IEntityTypeConfiguration<AnswerRow>
{
    public void Configure(EntityTypeBuilder<ChainRow> table)
    {
        table.ToTable("Chain");
        table.HasKey(row => row.Id);
        table.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AnswerRow> table)
    {
        table.ToTable("Answers");
        table.HasKey(row => row.DeliveryId);
        table.Property(row => row.DeliveryId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Delivery> table)
    {
        table.ToTable("Deliveries");
        table.HasKey(row => row.Id);
        table.Property(row => row.Outcome).HasConversion<string>();
        table.Property(row => row.Kind).HasConversion<string>();
        table.HasIndex(row => new { row.RunId, row.Integration, row.Installation });
        table.HasIndex(row => new { row.Integration, row.ReceivedAt });
        // For the log's filters. Few deliveries are anything but applied, or of another resource, or name an issue without a run.
        table.HasIndex(row => new { row.Action, row.Id });
        table.HasIndex(row => new { row.Outcome, row.Id }).HasFilter("Outcome <> 'Applied'");
        table.HasIndex(row => new { row.Resource, row.Id }).HasFilter("Resource <> 'seer'");
        table.HasIndex(row => new { row.GroupId, row.Id }).HasFilter("GroupId IS NOT NULL");
    }
}
