using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SeerDashboard.Store.Tables;

/// <summary>A count of something that happened within one hour.</summary>
internal sealed class TallyRow
{
    /// <summary>Hours since 1970 began, UTC.</summary>
    public long Hour { get; init; }

    public required string Name { get; init; }

    public long Count { get; init; }
}

/// <summary>An action or a field that this version does not know: what Sentry sends is changing.</summary>
internal sealed class DriftRow
{
    /// <summary><c>action</c> or <c>field</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The action, or <c>action: path</c> of the field.</summary>
    public required string Name { get; init; }

    public long Count { get; init; }

    /// <summary>The delivery that had it first.</summary>
    public long FirstDelivery { get; init; }

    /// <summary>The delivery that had it last: the sample to look at.</summary>
    public long LastDelivery { get; init; }

    public DateTimeOffset LastAt { get; init; }
}

internal sealed class InsightTables : IEntityTypeConfiguration<TallyRow>, IEntityTypeConfiguration<DriftRow>
{
    public void Configure(EntityTypeBuilder<TallyRow> table)
    {
        table.ToTable("Tallies");
        table.HasKey(row => new { row.Hour, row.Name });
    }

    public void Configure(EntityTypeBuilder<DriftRow> table)
    {
        table.ToTable("Drift");
        table.HasKey(row => new { row.Kind, row.Name });
    }
}
