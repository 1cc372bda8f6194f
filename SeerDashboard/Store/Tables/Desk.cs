using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SeerDashboard.Store.Tables;

/// <summary>What people did with a run; goes with the run's row (a trigger of the store).</summary>
internal sealed class HandlingRow
{
    public required string Integration { get; init; }

    public required string Installation { get; init; }

    public long RunId { get; init; }

    /// <summary><see cref="Runs.Handling"/> as JSON.</summary>
    public required byte[] State { get; init; }
}

/// <summary>A file that a run changes or names; follows the run's row a moment later, and goes with it (a trigger of the store).</summary>
internal sealed class RunFileRow
{
    /// <summary><see cref="RunRow.Id"/>.</summary>
    public long Run { get; init; }

    /// <summary>Empty when it is not known.</summary>
    public required string Repo { get; init; }

    public required string Path { get; init; }

    /// <summary>It is in the change set; the others are named by the root cause or the plan.</summary>
    public bool IsChanged { get; init; }
}

/// <summary>Somebody who works with this dashboard.</summary>
internal sealed class PersonRow
{
    public required string Name { get; init; }

    public DateTimeOffset FirstSeenAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>The store's version when they last looked at the desk and left it: what is above is new to them.</summary>
    public long SeenVersion { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Of the one at the identity provider who is called so, a hash; null where names are given by people themselves.</summary>
    public string? Subject { get; init; }
}

/// <summary>A view of the desk that somebody saved under a name.</summary>
internal sealed class ViewRow
{
    /// <summary>Not to be guessed: a link to it shares it.</summary>
    public required string Id { get; init; }

    public required string Owner { get; init; }

    public required string Name { get; init; }

    /// <summary>The query string, without <c>?</c>.</summary>
    public required string Query { get; init; }

    /// <summary>Tells of runs that come to match.</summary>
    public bool Notifies { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class DeskTables : IEntityTypeConfiguration<HandlingRow>, IEntityTypeConfiguration<RunFileRow>, IEntityTypeConfiguration<PersonRow>, IEntityTypeConfiguration<ViewRow>
{
    public void Configure(EntityTypeBuilder<HandlingRow> table)
    {
        table.ToTable("Handlings");
        table.HasKey(row => new { row.RunId, row.Integration, row.Installation });
    }

    public void Configure(EntityTypeBuilder<RunFileRow> table)
    {
        table.ToTable("RunFiles");
        table.HasKey(row => new { row.Run, row.Path, row.Repo });
        table.HasIndex(row => new { row.Path, row.Repo });
    }

    public void Configure(EntityTypeBuilder<PersonRow> table)
    {
        table.ToTable("People");
        table.HasKey(row => row.Name);
        table.Property(row => row.Name).UseCollation("NOCASE");
    }

    public void Configure(EntityTypeBuilder<ViewRow> table)
    {
        table.ToTable("Views");
        table.HasKey(row => row.Id);
        table.HasIndex(row => row.Owner);
    }
}
