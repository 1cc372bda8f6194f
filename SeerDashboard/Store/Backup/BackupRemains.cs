namespace SeerDashboard.Store.Backup;

/// <summary>What a backup leaves when its process is killed: a plain copy of the store, which holds private code and is reached by no erasure.</summary>
internal static class BackupRemains
{
    /// <summary>
    /// Deletes those of the same series, "seer-2026-11-28.zip" before "seer-2026-11-29.zip", that were last touched before a time.
    /// </summary>
    public static void Clear(string file, DateTimeOffset before)
    {
        var name = Path.GetFileName(file);
        var series = string.Concat(name.TakeWhile(each => !char.IsAsciiDigit(each)));
        if (series.Length == 0 || series.Length == name.Length)
            return;
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, $"{series}*{Path.GetExtension(name)}.partial*"))
        {
            if (File.GetLastWriteTimeUtc(left) < before.UtcDateTime)
                File.Delete(left);
        }
    }
}
