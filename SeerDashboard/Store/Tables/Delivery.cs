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

    /// <summary>Zstandard.</summary>
    public required byte[] Body { get; init; }
}

internal sealed class DeliveryTable : IEntityTypeConfiguration<Delivery>
{
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
