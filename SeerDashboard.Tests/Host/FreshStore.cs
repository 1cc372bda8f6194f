using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Tests.Host;

/// <summary>An empty store that is migrated already: to migrate one takes a third of the start of a host, and most tests are not about that.</summary>
public static class FreshStore
{
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    /// <summary>Puts one at <paramref name="file"/>, unless there is one.</summary>
    public static void At(string file)
    {
        if (File.Exists(file))
            return;
        using var made = PrivateFile.Make(file);
        made.Write(Migrated.Value);
    }

    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var file = Path.Combine(folder, "seer.db");
        using (var context = new SeerContext(new DbContextOptionsBuilder<SeerContext>().UseSqlite($"Data Source={file};Pooling=False").Options))
        {
            context.Database.OpenConnection();
            ErasedMark.Teach((SqliteConnection)context.Database.GetDbConnection());
            context.Database.Migrate();
            context.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        var bytes = File.ReadAllBytes(file);
        Directory.Delete(folder, recursive: true);
        return bytes;
    }
}
