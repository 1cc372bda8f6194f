namespace SeerDashboard.Store;

/// <summary>Folders that hold private code and keys: where the system knows such a thing, nobody but their owner may look in.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes the folder when it is missing; one that is there keeps the rights it was given.</summary>
    public static DirectoryInfo Make(string path)
    {
        if (!OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Directory.CreateDirectory(path);
    }

    /// <summary>The same for a folder of ours alone: one that is there and lets others in lets them in no longer.</summary>
    /// <returns>The folder, and whether others still get in: the system does not let it be changed, or its drive knows no rights.</returns>
    public static (DirectoryInfo Folder, bool IsOpen) MakeOwn(string path)
    {
        var folder = Make(path);
        if (OperatingSystem.IsWindows() || (folder.UnixFileMode & Others) == UnixFileMode.None)
            return (folder, false);
        try
        {
            folder.UnixFileMode &= ~Others;
            folder.Refresh();
            return (folder, (folder.UnixFileMode & Others) != UnixFileMode.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (folder, true);
        }
    }
}
