using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Tables;

/// <summary>One signed delivery, as it came. Never changed after its insert.</summary>
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

    public Outcome Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>SHA-256, lowercase hex.</summary>
    public required string BodyHash { get; init; }

    /// <summary>What was read: a compact event, issue facts or an organisation, as JSON; null when nothing here uses it.</summary>
    public byte[]? Read { get; init; }

    /// <summary>Zstandard; null once it was erased.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The request's headers as JSON, never the signature, a cookie or a key.</summary>
    public string? Headers { get; init; }

    /// <summary>SHA-256 of the arrival's facts, kept when the texts are erased; null until the chain was made over an older store.</summary>
    public byte[]? FactsHash { get; init; }

    /// <summary>SHA-256 of <see cref="Body"/> as stored.</summary>
    public byte[]? BlobHash { get; init; }

    /// <summary>The hash chain up to this delivery.</summary>
    public byte[]? Link { get; init; }

    /// <summary>When texts and body were erased.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>How long the chain is and where it ends, kept apart from the log: a last row that is deleted would be invisible otherwise.</summary>
internal sealed class ChainRow
{
    public int Id { get; init; }

    public long Count { get; init; }

    public required byte[] Head { get; init; }
}

internal sealed class DeliveryTable : IEntityTypeConfiguration<Delivery>, IEntityTypeConfiguration<ChainRow>
{
    public void Configure(EntityTypeBuilder<ChainRow> table)
    {
        table.ToTable("Chain");
        table.HasKey(row => row.Id);
        table.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Delivery> table)
    {
        table.ToTable("Deliveries");
        table.HasKey(row => row.Id);
        table.Property(row => row.Outcome).HasConversion<string>();
        table.Property(row => row.Kind).HasConversion<string>();
        table.HasIndex(row => new { row.RunId, row.Integration, row.Installation });
        table.HasIndex(row => new { row.Integration, row.ReceivedAt });
    }
}
