using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SeerDashboard.Store.Tables;

/// <summary>The text of a patch, once by content, apart from runs: lists never touch it.</summary>
internal sealed class Patch
{
    /// <summary>SHA-256 of the text, lowercase hex.</summary>
    public required string Id { get; init; }

    /// <summary>UTF-8, Zstandard.</summary>
    public required byte[] Text { get; init; }
}

/// <summary>Which delivery brought which patch; a patch that no delivery brings may go.</summary>
internal sealed class PatchUse
{
    public long DeliveryId { get; init; }

    public required string PatchId { get; init; }
}

internal sealed class PatchTable : IEntityTypeConfiguration<Patch>, IEntityTypeConfiguration<PatchUse>
{
    public void Configure(EntityTypeBuilder<Patch> table)
    {
        table.ToTable("Patches");
        table.HasKey(row => row.Id);
    }

    public void Configure(EntityTypeBuilder<PatchUse> table)
    {
        table.ToTable("PatchUses");
        table.HasKey(row => new { row.DeliveryId, row.PatchId });
        table.HasIndex(row => row.PatchId);
    }
}
