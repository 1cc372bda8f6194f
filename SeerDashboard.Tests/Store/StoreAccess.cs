using Microsoft.Data.Sqlite;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>A look into the file beside the running server.</summary>
internal static class StoreAccess
{
    public static SqliteConnection Open(DashboardHost host)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "seer.db")}");
        connection.Open();
        // For looking into what lies packed.
        connection.CreateFunction<byte[], byte[]>("PLAIN", Packed.Bytes);
        return connection;
    }

    public static void Execute(DashboardHost host, string sql)
    {
        using var connection = Open(host);
        connection.Prepare(sql).ExecuteNonQuery();
    }

    public static object Scalar(DashboardHost host, string sql)
    {
        using var connection = Open(host);
        return connection.Prepare(sql).ExecuteScalar()!;
    }
}
