using SeerDashboard.Diffs;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Diff;

/// <summary>A file and how much of it is shown at first.</summary>
/// <param name="Rows">What to show.</param>
/// <param name="Open">Unfolded at first.</param>
/// <param name="AtFirst">Rows shown at first.</param>
public sealed record ShownFile(DiffRows Rows, bool Open, int AtFirst);

/// <summary>What changes in a repository, as it is shown.</summary>
/// <param name="Change">As delivered.</param>
/// <param name="Files">In order.</param>
public sealed record ShownChanges(RepositoryChange Change, IReadOnlyList<ShownFile> Files)
{
    /// <summary>Rows that a page shows without being asked: every row travels through the circuit.</summary>
    public const int RoomOfPage = 400;

    /// <summary>All repositories; files are unfolded as long as there is room, the first one in any case.</summary>
    public static IReadOnlyList<ShownChanges> All(IEnumerable<RepositoryChange> changes, int room = RoomOfPage)
    {
        var shown = new List<ShownChanges>();
        var left = room;
        foreach (var change in changes)
        {
            var files = new List<ShownFile>();
            foreach (var rows in change.Files.SelectMany(Read))
            {
                var open = rows.Count <= left || left == room;
                files.Add(new(rows, open, Math.Max(left, 1)));
                if (open)
                    left = Math.Max(0, left - Math.Max(rows.Count, 1));
            }

            shown.Add(new(change, files));
        }

        return shown;
    }

    private static IEnumerable<DiffRows> Read(FileChange file)
    {
        var read = DiffReader.Read(file.Patch ?? "");
        if (read.Count == 0)
            return [DiffRows.Of(WithoutText(file))];
        return read.Select(diff => DiffRows.Of(diff.Note is null ? diff with { Note = file.Note } : diff, file.Path, file.Status));
    }

    private static DiffFile WithoutText(FileChange file) => new()
    {
        Path = file.Path,
        OldPath = file.OldPath,
        Status = file.Status,
        Added = file.Added,
        Removed = file.Removed,
        Patch = "",
        Note = file.Note ?? "No diff was delivered for this file.",
    };
}
