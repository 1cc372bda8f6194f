using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SeerDashboard.Store.Tables;

/// <summary>What deliveries say of an issue, within one integration.</summary>
internal sealed class IssueRow
{
    public required string Integration { get; init; }

    public long GroupId { get; init; }

    /// <summary><see cref="Runs.IssueFacts"/> as JSON.</summary>
    public required byte[] Facts { get; init; }
}

/// <summary>The organisation that an installation belongs to.</summary>
internal sealed class InstallationRow
{
    public required string Integration { get; init; }

    public required string Installation { get; init; }

    public required string Organization { get; init; }
}

internal sealed class IssueTable : IEntityTypeConfiguration<IssueRow>, IEntityTypeConfiguration<InstallationRow>
{
    public void Configure(EntityTypeBuilder<IssueRow> table)
    {
        table.ToTable("Issues");
        table.HasKey(row => new { row.Integration, row.GroupId });
    }

    public void Configure(EntityTypeBuilder<InstallationRow> table)
    {
        table.ToTable("Installations");
        table.HasKey(row => new { row.Integration, row.Installation });
    }
}
