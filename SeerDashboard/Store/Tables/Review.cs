using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SeerDashboard.Store.Tables;

/// <summary>A file of a run that somebody marked as viewed; goes with the run's row (a trigger of the store).</summary>
internal sealed class ViewedRow
{
    public required string Integration { get; init; }

    public required string Installation { get; init; }

    public long RunId { get; init; }

    public required string Person { get; init; }

    /// <summary><see cref="Diffs.FileKey.Of"/>.</summary>
    public required string FileKey { get; init; }

    /// <summary><see cref="Diffs.FileKey.Content"/>: the mark is none any more once that is another one.</summary>
    public required string Content { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>What somebody said about a run's changes; goes with the run's row (a trigger of the store).</summary>
internal sealed class CommentRow
{
    public long Id { get; init; }

    public required string Integration { get; init; }

    public required string Installation { get; init; }

    public long RunId { get; init; }

    public string? Repo { get; init; }

    /// <summary>Null when it is about the whole run.</summary>
    public string? Path { get; init; }

    /// <summary><c>old</c>, <c>new</c>, or null when it is about no line.</summary>
    public string? Side { get; init; }

    public int? Line { get; init; }

    /// <summary><see cref="Diffs.FileKey.Content"/> of the file when it was written; null when it is about no file, and of what an earlier version kept.</summary>
    public string? Content { get; init; }

    /// <summary>What the line said then.</summary>
    public string? Quote { get; init; }

    public required string Author { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Text { get; init; }
}

/// <summary>A verdict that somebody gave on a run; the newest stands. Goes with the run's row (a trigger of the store).</summary>
internal sealed class VerdictRow
{
    public long Id { get; init; }

    public required string Integration { get; init; }

    public required string Installation { get; init; }

    public long RunId { get; init; }

    public required string Person { get; init; }

    /// <summary>As the API writes it.</summary>
    public required string Verdict { get; init; }

    public string? Reason { get; init; }

    /// <summary><see cref="Runs.Reviewing.ReviewVerdicts.GivenOn"/>.</summary>
    public required string Over { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class ReviewTables : IEntityTypeConfiguration<ViewedRow>, IEntityTypeConfiguration<CommentRow>, IEntityTypeConfiguration<VerdictRow>
{
    // One name is one person, however they wrote it this time.
    private const string AnyCase = "NOCASE";

    public void Configure(EntityTypeBuilder<ViewedRow> table)
    {
        table.ToTable("ViewedFiles");
        table.HasKey(row => new { row.RunId, row.Integration, row.Installation, row.Person, row.FileKey });
        table.Property(row => row.Person).UseCollation(AnyCase);
    }

    public void Configure(EntityTypeBuilder<CommentRow> table)
    {
        table.ToTable("ReviewComments");
        table.HasIndex(row => new { row.RunId, row.Integration, row.Installation });
        table.Property(row => row.Author).UseCollation(AnyCase);
    }

    public void Configure(EntityTypeBuilder<VerdictRow> table)
    {
        table.ToTable("ReviewVerdicts");
        table.HasIndex(row => new { row.RunId, row.Integration, row.Installation });
        table.Property(row => row.Person).UseCollation(AnyCase);
    }
}
