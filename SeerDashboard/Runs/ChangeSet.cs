using SeerDashboard.Diffs;

namespace SeerDashboard.Runs;

/// <summary>All changes that one delivery carried, per repository. Empty: Seer could not find or apply any change.</summary>
/// <param name="Repositories">In the order sent.</param>
public sealed record ChangeSet(IReadOnlyList<RepositoryChange> Repositories)
{
    /// <summary>No repository is changed.</summary>
    public bool IsEmpty() => Repositories.Count == 0;
}

/// <summary>What changes in one repository.</summary>
public sealed record RepositoryChange
{
    /// <summary><c>owner/name</c>, a bare name, or with more slashes; verbatim.</summary>
    public required string Repo { get; init; }

    /// <summary>First generation: the id at the Git host.</summary>
    public string? RepoExternalId { get; init; }

    /// <summary>First generation: what the change is called.</summary>
    public string? Title { get; init; }

    /// <summary>First generation: what the change does.</summary>
    public string? Description { get; init; }

    /// <summary>First generation: the branch it was pushed to.</summary>
    public string? Branch { get; init; }

    /// <summary>Why something of it could not be read.</summary>
    public string? Note { get; init; }

    /// <summary>In the order sent.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];
}

/// <summary>One changed file. The fold holds it without its text, which is kept once by content hash.</summary>
public sealed record FileChange
{
    /// <summary>New path (the old one of a deleted file); empty when the diff names none.</summary>
    public required string Path { get; init; }

    /// <summary>Path before a rename or copy.</summary>
    public string? OldPath { get; init; }

    /// <summary>What happens to the file.</summary>
    public FileStatus Status { get; init; }

    /// <summary>Added lines, counted from the patch.</summary>
    public int Added { get; init; }

    /// <summary>Removed lines, counted from the patch.</summary>
    public int Removed { get; init; }

    /// <summary>SHA-256 of the patch text (UTF-8), lowercase hex: where the store keeps it. Null when there is no text.</summary>
    public string? PatchId { get; init; }

    /// <summary>The patch text, verbatim; null in the fold, set where a run is read whole.</summary>
    public string? Patch { get; init; }

    /// <summary>Why something of it could not be read.</summary>
    public string? Note { get; init; }
}

/// <summary>One delivered change set of a run: v1, v2, … (STATE.md §4).</summary>
/// <param name="Number">1-based, in canonical order.</param>
/// <param name="At">When Sentry sent it.</param>
/// <param name="Iteration"><c>iteration_index</c>, or null.</param>
/// <param name="Changes">What it carried.</param>
public sealed record ChangeVersion(int Number, DateTimeOffset At, int? Iteration, ChangeSet Changes);
