namespace SeerDashboard.Store;

/// <summary>Folders that hold private code and keys: where the system knows such a thing, nobody but their owner may look in.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes the folder when it is missing; one that is there keeps the rights it was given.</summary>
    public static DirectoryInfo Make(string path)
    {
        if (!OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Directory.CreateDirectory(path);
    }
}
