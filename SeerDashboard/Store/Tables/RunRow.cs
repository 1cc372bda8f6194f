using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Tables;

/// <summary>One run: what lists filter and order by, the delivered state and the summary, both as JSON.</summary>
internal sealed class RunRow
{
    public long Id { get; init; }

    public required string Integration { get; init; }

    public required string Installation { get; init; }

    public long RunId { get; init; }

    public long? GroupId { get; init; }

    public Stage Stage { get; init; }

    /// <summary>Without the clock: never <see cref="RunState.Quiet"/>.</summary>
    public RunState State { get; init; }

    public DateTimeOffset? QuietAt { get; init; }

    public string? Level { get; init; }

    public string? Project { get; init; }

    /// <summary>Each between line feeds, so that one is found exactly.</summary>
    public required string Repos { get; init; }

    /// <summary>Changed lines.</summary>
    public int Lines { get; init; }

    /// <summary>Lower-case text that a search looks through.</summary>
    public required string Text { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long? SupersededBy { get; init; }

    /// <summary>Who works on it.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Belongs to a sample integration.</summary>
    public bool IsSample { get; init; }

    /// <summary>Milliseconds that each step took in its present attempt; null while unknown.</summary>
    public long? RootCauseTook { get; init; }

    public long? SolutionTook { get; init; }

    public long? CodingTook { get; init; }

    public long? PullRequestTook { get; init; }

    /// <summary>STATE.md §6.</summary>
    public long Version { get; init; }

    /// <summary><see cref="SeerRun"/> (<see cref="Packed"/>); a function of the deliveries and nothing else.</summary>
    public required byte[] Delivered { get; init; }

    /// <summary><see cref="RunSummary"/> with version 0; the column holds it.</summary>
    public required byte[] Summary { get; init; }
}

internal sealed class RunTable : IEntityTypeConfiguration<RunRow>
{
    public void Configure(EntityTypeBuilder<RunRow> table)
    {
        table.ToTable("Runs");
        table.HasKey(row => row.Id);
        table.Property(row => row.Stage).HasConversion<string>();
        table.Property(row => row.State).HasConversion<string>();
        table.HasIndex(row => new { row.RunId, row.Integration, row.Installation }).IsUnique();
        table.HasIndex(row => new { row.Integration, row.GroupId });
        table.HasIndex(row => row.GroupId);
        table.HasIndex(row => row.UpdatedAt);
        table.HasIndex(row => row.StartedAt);
        table.HasIndex(row => row.Version);
    }
}
