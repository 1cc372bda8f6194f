using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SeerDashboard.Store.Tables;

/// <summary>A link that shows the desk to whoever has it, read-only, for a screen on the wall.</summary>
internal sealed class WallLinkRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Of its secret, which is shown once.</summary>
    public required string Hash { get; init; }

    /// <summary>The view that it opens with.</summary>
    public required string Query { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}

internal sealed class WallLinkTable : IEntityTypeConfiguration<WallLinkRow>
{
    public void Configure(EntityTypeBuilder<WallLinkRow> table)
    {
        table.ToTable("WallLinks");
        table.HasKey(row => row.Id);
    }
}
