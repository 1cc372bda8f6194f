namespace SeerDashboard.Diffs;

/// <summary>One file's part of a diff while it is being read.</summary>
/// <param name="first">Its first line.</param>
internal sealed class FileSection(int first)
{
    private string? from;
    private string? to;
    private FileStatus? said;
    private string? oldMode;
    private string? newMode;

    /// <summary>Its first line.</summary>
    public int First { get; } = first;

    /// <summary>Begun by a <c>diff --git</c> line (or git's combined form), so that git's own headers may follow.</summary>
    public bool IsGit { get; init; }

    /// <summary>A merge's diff.</summary>
    public bool IsCombined { get; init; }

    /// <summary>Names of the <c>diff</c> line, then of <c>---</c> and <c>+++</c>; null when none was given.</summary>
    public (string Old, string New)? Names { get; private set; }

    /// <summary><c>---</c> and <c>+++</c> were seen.</summary>
    public bool HasHeader { get; private set; }

    /// <summary>The file is binary.</summary>
    public bool IsBinary { get; set; }

    /// <summary>What could not be read.</summary>
    public Trouble Trouble { get; set; }

    /// <summary>In order.</summary>
    public List<Hunk> Hunks { get; } = [];

    private bool GitPrefixes { get; set; }

    /// <summary>Takes the names of a <c>diff</c> or <c>Binary files</c> line.</summary>
    public void Name((string Old, string New) names)
    {
        Names = names;
        GitPrefixes = IsGit && (DiffNames.ArePrefixed(names.Old, names.New) || DiffNames.AreGit(names.Old, names.New));
    }

    /// <summary>Takes the names of <c>---</c> and <c>+++</c>.</summary>
    public void Header(string old, string @new)
    {
        // A merge's first line names its file once, without prefixes.
        GitPrefixes |= IsCombined && DiffNames.AreGit(old, @new);
        Names = (old, @new);
        HasHeader = true;
    }

    /// <summary>Takes one of git's extended headers; false when the line is none.</summary>
    public bool Extended(ReadOnlySpan<char> line)
    {
        if (After(line, "rename from ") is { } renamed)
            (from, said) = (renamed, FileStatus.Renamed);
        else if (After(line, "copy from ") is { } copied)
            (from, said) = (copied, FileStatus.Copied);
        else if ((After(line, "rename to ") ?? After(line, "copy to ")) is { } target)
            to = target;
        else if (After(line, "new file mode ") is { } created)
            (newMode, said) = (created, FileStatus.Added);
        else if (After(line, "deleted file mode ") is { } deleted)
            (oldMode, said) = (deleted, FileStatus.Deleted);
        else if (After(line, "old mode ") is { } before)
            oldMode = before;
        else if (After(line, "new mode ") is { } after)
            newMode = after;
        else
            return line.StartsWith("index ", StringComparison.Ordinal) || line.StartsWith("mode ", StringComparison.Ordinal)
                || line.StartsWith("similarity index ", StringComparison.Ordinal) || line.StartsWith("dissimilarity index ", StringComparison.Ordinal);
        return true;
    }

    /// <summary>
    /// Whether its names, without a <c>diff --git</c> line, show that the text has git's prefixes (true), show that it
    /// has none (false), or leave it open because one side is nowhere (null).
    /// </summary>
    public bool? ShowsPrefixes() => IsGit || Names is not { } names ? null
        : DiffNames.ArePrefixed(names.Old, names.New) && DiffNames.AreGit(names.Old, names.New) ? true
        : (names.Old == DiffNames.Nowhere || names.New == DiffNames.Nowhere) && DiffNames.AreGit(names.Old, names.New) ? null
        : false;

    /// <summary>The file as read.</summary>
    /// <param name="patch">Its text.</param>
    /// <param name="prefixed">Files of this text without a <c>diff --git</c> line carry prefixes.</param>
    public DiffFile Build(string patch, bool prefixed)
    {
        var (old, @new) = Names ?? ("", "");
        if (IsGit ? GitPrefixes : ShowsPrefixes() ?? prefixed)
            (old, @new) = (DiffNames.Strip(old), DiffNames.Strip(@new));
        (old, @new) = (from ?? old, to ?? @new);
        var status = said ?? Status(old, @new);
        return new()
        {
            Path = status == FileStatus.Deleted || @new == DiffNames.Nowhere ? Real(old) : Real(@new),
            OldPath = status is FileStatus.Renamed or FileStatus.Copied ? old : null,
            Status = status,
            Added = Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind == DiffLineKind.Added)),
            Removed = Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind == DiffLineKind.Removed)),
            IsBinary = IsBinary,
            OldMode = oldMode,
            NewMode = newMode,
            Hunks = Hunks,
            Patch = patch,
            Note = Trouble.InWords(),
            Trouble = Trouble,
        };
    }

    private static FileStatus Status(string old, string @new) => (old, @new) switch
    {
        ("", "") or (DiffNames.Nowhere, DiffNames.Nowhere) => FileStatus.Unknown,
        (DiffNames.Nowhere, _) => FileStatus.Added,
        (_, DiffNames.Nowhere) => FileStatus.Deleted,
        _ => old == @new ? FileStatus.Modified : FileStatus.Renamed,
    };

    private static string Real(string name) => name == DiffNames.Nowhere ? "" : name;

    private static string? After(ReadOnlySpan<char> line, string prefix) =>
        line.StartsWith(prefix, StringComparison.Ordinal) ? DiffNames.Read(line[prefix.Length..]) : null;
}
