using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SeerDashboard.Store.Tables;

/// <summary>One row of the log of actions (<see cref="Audit.AuditLog"/>). Never changed.</summary>
internal sealed class ActionRow
{
    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Who { get; init; }

    public string? Role { get; init; }

    public Audit.ActorWay Way { get; init; }

    /// <summary>The address that they came from.</summary>
    public string? Origin { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public long? RunId { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public required byte[] Link { get; init; }
}

/// <summary>A key for a program, made on the settings page.</summary>
internal sealed class ApiKeyRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Of the key, which is shown once.</summary>
    public required string Hash { get; init; }

    public required string Role { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>It ends then; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>Somebody's session in a browser; gone when it ends.</summary>
internal sealed class SessionRow
{
    public required string Id { get; init; }

    public required string Person { get; init; }

    /// <summary>What they may do, now: it can be changed while the session goes on.</summary>
    public required string Role { get; init; }

    /// <summary>How they signed in.</summary>
    public required string Way { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When something last came from it, to a few minutes.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>It ends then, however much it is used.</summary>
    public DateTimeOffset EndsAt { get; init; }

    /// <summary>The address that it last came from.</summary>
    public string? Origin { get; init; }

    /// <summary>What the browser says it is.</summary>
    public string? Agent { get; init; }
}

internal sealed class AuditTables : IEntityTypeConfiguration<ActionRow>, IEntityTypeConfiguration<ApiKeyRow>, IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<ActionRow> table)
    {
        table.ToTable("Actions");
        table.HasKey(row => row.Sequence);
        table.Property(row => row.Sequence).ValueGeneratedNever();
        table.Property(row => row.Way).HasConversion<string>();
        table.HasIndex(row => row.RunId);
        table.HasIndex(row => row.Who);
    }

    public void Configure(EntityTypeBuilder<ApiKeyRow> table)
    {
        table.ToTable("ApiKeys");
        table.HasKey(row => row.Id);
        table.HasIndex(row => row.Hash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SessionRow> table)
    {
        table.ToTable("Sessions");
        table.HasKey(row => row.Id);
    }
}
