using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Tables;

/// <summary>An integration that was set up on the settings page.</summary>
internal sealed class IntegrationRow
{
    public required string Name { get; init; }

    public IntegrationKind Kind { get; set; }

    public string? Organization { get; set; }

    public string? BaseUrl { get; set; }

    public bool IsSample { get; set; }
}

/// <summary>A client secret, encrypted by data protection.</summary>
internal sealed class SecretRow
{
    public long Id { get; init; }

    public required string Integration { get; init; }

    public required string Protected { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>What people call it, such as "since July"; null when it was given no name.</summary>
    public string? Name { get; set; }

    /// <summary>It proves nothing after this; null: for ever.</summary>
    public DateTimeOffset? NotAfter { get; set; }
}

/// <summary>When a secret last signed a delivery.</summary>
internal sealed class SecretUseRow
{
    /// <summary>Tells secrets apart without saying anything of them.</summary>
    public required string Key { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }
}

/// <summary>A small value that outlives a restart.</summary>
internal sealed class SettingRow
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}

/// <summary>How far the projector has read the log, and the newest version it gave. One row.</summary>
internal sealed class ProjectionRow
{
    public int Id { get; init; }

    public long Cursor { get; init; }

    public long Version { get; init; }

    /// <summary>Changes when the store is restored: readers drop what they hold.</summary>
    public required string Epoch { get; init; }

    /// <summary>The version at which runs vanished last: who has read up to an earlier one may hold what is gone.</summary>
    public long RemovedAt { get; init; }
}

internal sealed class SettingTables :
    IEntityTypeConfiguration<IntegrationRow>,
    IEntityTypeConfiguration<SecretRow>,
    IEntityTypeConfiguration<SecretUseRow>,
    IEntityTypeConfiguration<SettingRow>,
    IEntityTypeConfiguration<ProjectionRow>
{
    public void Configure(EntityTypeBuilder<IntegrationRow> table)
    {
        table.ToTable("Integrations");
        table.HasKey(row => row.Name);
        table.Property(row => row.Kind).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<SecretRow> table)
    {
        table.ToTable("Secrets");
        table.HasKey(row => row.Id);
        table.HasIndex(row => row.Integration);
    }

    public void Configure(EntityTypeBuilder<SecretUseRow> table)
    {
        table.ToTable("SecretUses");
        table.HasKey(row => row.Key);
    }

    public void Configure(EntityTypeBuilder<SettingRow> table)
    {
        table.ToTable("Settings");
        table.HasKey(row => row.Key);
    }

    public void Configure(EntityTypeBuilder<ProjectionRow> table)
    {
        table.ToTable("Projection");
        table.HasKey(row => row.Id);
        table.Property(row => row.Id).ValueGeneratedNever();
    }
}
