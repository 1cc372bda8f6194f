using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SeerDashboard.Store.Tables;

/// <summary>One request to the webhook that was refused, without its body; only the newest are kept.</summary>
internal sealed class RejectedRow
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public Rejection Reason { get; init; }

    /// <summary>Of the sender, behind trusted proxies the one they name.</summary>
    public required string Address { get; init; }

    /// <summary>In bytes as far as known; null when neither said nor read.</summary>
    public long? Size { get; init; }

    public required string Resource { get; init; }

    public required string RequestId { get; init; }

    public required string UserAgent { get; init; }
}

/// <summary>How many were refused, by reason and address.</summary>
internal sealed class RejectionCountRow
{
    public Rejection Reason { get; init; }

    public required string Address { get; init; }

    public long Count { get; init; }

    public DateTimeOffset LastAt { get; init; }
}

/// <summary>A request that looks like Sentry's and that no known secret signs: it waits for one, bounded in number, bytes and time, and is never shown.</summary>
internal sealed class QuarantineRow
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Resource { get; init; }

    public required string RequestId { get; init; }

    public string? Timestamp { get; init; }

    /// <summary>As sent; goes with the row.</summary>
    public required string Signature { get; init; }

    /// <summary>Of the sender, as its share is counted.</summary>
    public required string Address { get; init; }

    public string? Headers { get; init; }

    /// <summary>Of the body, in bytes, before compression.</summary>
    public int Size { get; init; }

    /// <summary>Zstandard.</summary>
    public required byte[] Body { get; init; }
}

internal sealed class RejectedTables :
    IEntityTypeConfiguration<RejectedRow>,
    IEntityTypeConfiguration<RejectionCountRow>,
    IEntityTypeConfiguration<QuarantineRow>
{
    public void Configure(EntityTypeBuilder<RejectedRow> table)
    {
        table.ToTable("Rejected");
        table.HasKey(row => row.Id);
        table.Property(row => row.Reason).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<RejectionCountRow> table)
    {
        table.ToTable("RejectionCounts");
        table.HasKey(row => new { row.Reason, row.Address });
        table.Property(row => row.Reason).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<QuarantineRow> table)
    {
        table.ToTable("Quarantine");
        table.HasKey(row => row.Id);
    }
}
