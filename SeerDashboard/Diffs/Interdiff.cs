namespace SeerDashboard.Diffs;

/// <summary>
/// What changed between two versions of a change that were made from the same code: applied to the files as the first version leaves
/// them, it gives the files as the second leaves them. Worked out from the two diffs alone: wherever they differ, one of them shows the
/// lines around.
/// </summary>
public static class Interdiff
{
    private const string Dropped = "The newer version does not change this file any more; what the older one changed is taken back.";
    private const string Joined = "Only the newer version changes this file.";
    private const string Apart = "The two versions were not made from the same code, so what changed between them cannot be told; this is all that the newer one changes.";
    private const string Unread = "What changed between the versions of this file cannot be told line by line; this is all that the newer one says.";

    /// <summary>The files in which the versions differ: those of the newer version in its order, then those that it dropped. None when they do the same.</summary>
    /// <param name="before">The files of the older version, all of one repository.</param>
    /// <param name="after">The files of the newer one.</param>
    public static IReadOnlyList<DiffFile> Between(IReadOnlyList<DiffFile> before, IReadOnlyList<DiffFile> after)
    {
        var left = before.ToList();
        List<DiffFile> files = [];
        foreach (var file in after)
        {
            if ((left.Find(other => other.Path == file.Path) ?? left.Find(other => Origin(other) is { } origin && origin == Origin(file))) is not { } same)
            {
                files.Add(file with { Note = Also(Joined, file.Note) });
            }
            else
            {
                left.Remove(same);
                if (Between(same, file) is { } differs)
                    files.Add(differs);
            }
        }

        return [.. files, .. left.Select(TakenBack)];
    }

    /// <summary>What the file was called in the code that both versions were made from; null when it was not there.</summary>
    private static string? Origin(DiffFile file) => file.Status switch
    {
        FileStatus.Added or FileStatus.Copied => null,
        _ => file.OldPath ?? file.Path,
    };

    private static DiffFile? Between(DiffFile before, DiffFile after)
    {
        if (string.Equals(before.Patch, after.Patch, StringComparison.Ordinal) || IsSame(before, after))
            return null;
        if (before.IsBinary || after.IsBinary || IsUnread(before) || IsUnread(after))
            return after with { Note = Also(Unread, after.Note) };
        return new VersionPair(before, after).Hunks() is { } hunks ? Made(before, after, hunks) : after with { Note = Also(Apart, after.Note) };
    }

    /// <summary>The same change, told in other words.</summary>
    private static bool IsSame(DiffFile before, DiffFile after) =>
        (before.Path, before.OldPath, before.Status, before.OldMode, before.NewMode) == (after.Path, after.OldPath, after.Status, after.OldMode, after.NewMode)
        && !before.IsBinary && !after.IsBinary && before.Hunks.Count > 0 && before.Trouble == Trouble.None && after.Trouble == Trouble.None
        && before.Hunks.SelectMany(hunk => hunk.Lines).SequenceEqual(after.Hunks.SelectMany(hunk => hunk.Lines));

    private static bool IsUnread(DiffFile file) => file.Status == FileStatus.Unknown || file.Trouble.HasFlag(Trouble.Combined) || file.Trouble.HasFlag(Trouble.BadHunk);

    private static DiffFile? Made(DiffFile before, DiffFile after, IReadOnlyList<Hunk> hunks)
    {
        var status = (before.Status, after.Status) switch
        {
            (FileStatus.Deleted, FileStatus.Deleted) => FileStatus.Unknown,
            (FileStatus.Deleted, _) => FileStatus.Added,
            (_, FileStatus.Deleted) => FileStatus.Deleted,
            _ => before.Path == after.Path ? FileStatus.Modified : FileStatus.Renamed,
        };
        var (old, @new) = (before.NewMode ?? after.OldMode, after.NewMode ?? before.OldMode);
        var modes = old != @new || status is FileStatus.Added or FileStatus.Deleted;
        if (status == FileStatus.Unknown || (hunks.Count == 0 && status == FileStatus.Modified && !(modes && old is not null && @new is not null)))
            return null;
        return Written(new()
        {
            Path = status == FileStatus.Deleted ? before.Path : after.Path,
            OldPath = status == FileStatus.Renamed ? before.Path : null,
            Status = status,
            OldMode = modes ? old : null,
            NewMode = modes ? @new : null,
            Hunks = hunks,
            Patch = "",
        });
    }

    private static DiffFile TakenBack(DiffFile file)
    {
        var status = file.Status switch
        {
            FileStatus.Added or FileStatus.Copied => FileStatus.Deleted,
            FileStatus.Deleted => FileStatus.Added,
            var other => other,
        };
        if (file.IsBinary || IsUnread(file) || file.Status == FileStatus.Copied)
            return file with { Status = status, OldPath = null, Hunks = [], Added = 0, Removed = 0, OldMode = null, NewMode = null, Patch = "", Note = Also(Dropped, file.Note) };
        return Written(file with
        {
            Path = file.Status == FileStatus.Renamed ? file.OldPath! : file.Path,
            OldPath = file.Status == FileStatus.Renamed ? file.Path : null,
            Status = status,
            OldMode = file.NewMode,
            NewMode = file.OldMode,
            Hunks = [.. file.Hunks.Select(TurnedHunks.Of)],
            Note = Also(Dropped, file.Note),
        });
    }

    /// <summary>With counts, and a text of its own.</summary>
    private static DiffFile Written(DiffFile file)
    {
        var counted = file with
        {
            Added = file.Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind == DiffLineKind.Added)),
            Removed = file.Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind == DiffLineKind.Removed)),
            // Anything but nothing: what follows from two texts was delivered.
            Patch = "\n",
        };
        return counted with { Patch = PatchText.Write([counted]) };
    }

    private static string Also(string sentence, string? note) => note is null ? sentence : $"{sentence} {note}";
}
