namespace SeerDashboard.Diffs;

/// <summary>What a patch does to a file.</summary>
public enum FileStatus
{
    /// <summary>The text is no diff that can be read, or does not say.</summary>
    Unknown,

    /// <summary>The file is new.</summary>
    Added,

    /// <summary>Lines or mode change.</summary>
    Modified,

    /// <summary>The file goes.</summary>
    Deleted,

    /// <summary>The file moves, perhaps with changes.</summary>
    Renamed,

    /// <summary>The file is copied, perhaps with changes.</summary>
    Copied,
}
