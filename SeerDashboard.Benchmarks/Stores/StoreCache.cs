using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SeerDashboard.Benchmarks.Stores;

/// <summary>Generated stores that benchmarks only read: kept beside the build for a day, since the large one takes minutes to write.</summary>
internal static class StoreCache
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "stores");

    /// <summary>So long the index may stand still.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A folder with such a store.</summary>
    public static async Task<string> FolderAsync(StoreSize size)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{size.Runs}-{size.Deliveries}-{size.Seed}-{size.Until:yyyyMMdd}-{typeof(StoreCache).Assembly.ManifestModule.ModuleVersionId:n}");
        var folder = Path.Combine(Folder, name);
        if (Directory.Exists(folder))
            return folder;
        // Of yesterday, or of an older version.
        foreach (var old in Directory.Exists(Folder) ? Directory.GetDirectories(Folder, string.Create(CultureInfo.InvariantCulture, $"{size.Runs}-*")) : [])
            Directory.Delete(old, recursive: true);
        var making = Directory.CreateDirectory(folder + ".new").FullName;
        await StoreCommand.WriteAsync(Path.Combine(making, "seer.db"), size);
        Directory.Move(making, folder);
        return folder;
    }

    /// <summary>Comes back when every run can be found by search: the server fills the index of a store that has none.</summary>
    public static async Task IndexedAsync(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var left = connection.CreateCommand();
        left.CommandText = "SELECT (SELECT COUNT(*) FROM Runs) - (SELECT COUNT(*) FROM RunTexts_docsize)";
        var (least, since) = (long.MaxValue, Stopwatch.GetTimestamp());
        while (left.ExecuteScalar() is long runs and > 0)
        {
            if (runs < least)
                (least, since) = (runs, Stopwatch.GetTimestamp());
            if (Stopwatch.GetElapsedTime(since) > Longest)
                throw new InvalidOperationException($"{runs} runs of {store} do not get into the search index.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
