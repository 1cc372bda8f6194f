namespace SeerDashboard.Store.Backup;

/// <summary>Files that hold private code and keys: for their owner only, where the system knows such a thing.</summary>
internal static class PrivateFile
{
    /// <summary>A new, empty one; what an interrupted run left at its place is taken away.</summary>
    public static FileStream Make(string path)
    {
        File.Delete(path);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, how);
    }
}
