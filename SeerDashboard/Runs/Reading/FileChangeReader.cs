using System.Security.Cryptography;
using System.Text;
using SeerDashboard.Diffs;

namespace SeerDashboard.Runs.Reading;

/// <summary>One changed file, from a diff or from an entry of <c>code_changes</c>.</summary>
internal static class FileChangeReader
{
    /// <summary>What a diff says of a file; its text goes to <paramref name="patches"/>.</summary>
    public static FileChange Of(DiffFile file, Dictionary<string, string> patches) => new()
    {
        Path = file.Path,
        OldPath = file.OldPath,
        Status = file.Status,
        Added = file.Added,
        Removed = file.Removed,
        PatchId = Keep(file.Patch, patches),
        Note = file.Note,
    };

    /// <summary>
    /// <c>{path, type, added, removed, diff}</c>: path and type hold as sent. The counts are those of the diff when it
    /// has hunks, else the ones sent: Python counts lines in its own way (SENTRY.md §5).
    /// </summary>
    public static FileChange Read(WireObject fields, Dictionary<string, string> patches)
    {
        var (path, status) = (fields.Text("path"), Status(fields));
        var (added, removed) = (Count(fields, "added"), Count(fields, "removed"));
        var diff = fields.Text("diff") ?? "";
        var files = DiffReader.Read(diff);
        var unread = files is [{ Note: DiffReader.NoDiff }];
        var hasHunks = files.Any(file => file.Hunks.Count > 0);
        return new()
        {
            Path = path ?? (files.Count > 0 ? files[0].Path : ""),
            OldPath = files.Count == 1 ? files[0].OldPath : null,
            Status = unread ? FileStatus.Unknown : status ?? (files.Count == 1 ? files[0].Status : FileStatus.Unknown),
            Added = hasHunks ? files.Sum(file => file.Added) : added,
            Removed = hasHunks ? files.Sum(file => file.Removed) : removed,
            PatchId = diff.Length > 0 ? Keep(diff, patches) : null,
            Note = Notes(files, named: path is not null),
        };
    }

    private static string? Notes(IReadOnlyList<DiffFile> files, bool named)
    {
        // The entry names the file, so its diff need not.
        var notes = files.Select(file => file.Note).OfType<string>().Distinct(StringComparer.Ordinal);
        var text = string.Join(' ', notes);
        if (named)
            text = text.Replace(Troubles.NoName, "", StringComparison.Ordinal).Trim();
        return text.Length > 0 ? text : null;
    }

    private static FileStatus? Status(WireObject fields)
    {
        FileStatus? status = fields.Text("type")?.ToUpperInvariant() switch
        {
            "A" or "ADDED" => FileStatus.Added,
            "M" or "MODIFIED" => FileStatus.Modified,
            "D" or "DELETED" => FileStatus.Deleted,
            "R" or "RENAMED" => FileStatus.Renamed,
            "C" or "COPIED" => FileStatus.Copied,
            _ => null,
        };
        if (status is null && fields.Peek("type") is not null)
            fields.Mark("type", held: false);
        return status;
    }

    private static int Count(WireObject fields, string name)
    {
        if (fields.Whole(name) is not { } count)
            return 0;
        var fits = count is >= 0 and <= int.MaxValue;
        fields.Mark(name, fits);
        return fits ? (int)count : 0;
    }

    private static string Keep(string patch, Dictionary<string, string> patches)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(patch)));
        patches[id] = patch;
        return id;
    }
}
