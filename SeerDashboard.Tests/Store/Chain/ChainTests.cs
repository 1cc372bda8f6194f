using CsCheck;
using Microsoft.Data.Sqlite;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Chain;

public sealed class ChainTests
{
    private static readonly string[] Columns =
    [
        "ReceivedAt", "SentAt", "Integration", "Kind", "Installation", "Resource", "Action", "RunId", "GroupId", "RequestId", "Size", "Outcome", "Reason",
        "BodyHash", "FactsHash", "BlobHash", "Link", "Body",
    ];

    [Fact]
    public async Task Check_UntouchedLog_Holds()
    {
        await using var host = await FilledAsync();
        var report = await CheckAsync(host);
        Assert.Null(report.Broken);
        Assert.Equal((12, 0, 64), (report.Checked, report.Erased.Count, report.Head.Length));
    }

    [Fact]
    public async Task Check_AnyChangedColumnOfAnyRow_IsFound()
    {
        await using var host = await FilledAsync();
        foreach (var column in Columns)
        {
            var before = Column(host, column, 7);
            Set(host, column, 7, Changed(before));
            Assert.Contains("7", (await CheckAsync(host)).Broken, StringComparison.Ordinal);
            Set(host, column, 7, before);
        }

        Assert.Null((await CheckAsync(host)).Broken);
    }

    [Fact]
    public async Task Check_AnyFlippedByteOfABody_IsFound()
    {
        await using var host = await FilledAsync();
        var body = (byte[])Column(host, "Body", 5)!;
        await Gen.Select(Gen.Int[0, body.Length - 1], Gen.Byte[1, 255]).SampleAsync(
            async (at, flip) =>
            {
                byte[] changed = [.. body];
                changed[at] ^= flip;
                Set(host, "Body", 5, changed);
                Assert.Contains("Delivery 5", (await CheckAsync(host)).Broken, StringComparison.Ordinal);
            },
            iter: 50,
            threads: 1);
    }

    [Theory]
    [InlineData(1, "Delivery 1 is missing.")]
    [InlineData(6, "Delivery 6 is missing.")]
    [InlineData(12, "the last rows are missing")]
    public async Task Check_DeletedRow_IsFound(long id, string sentence)
    {
        await using var host = await FilledAsync();
        Execute(host, $"DELETE FROM Deliveries WHERE Id = {id}");
        Assert.Contains(sentence, (await CheckAsync(host)).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_TakesUpTheChainWhereItEnded()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        for (var start = 1; start <= 3; start++)
        {
            await using var host = new DashboardHost(folder: folder);
            await host.KeepAsync("seer", Body.Seer("root_cause_started", start));
            var report = await CheckAsync(host);
            Assert.Equal((start, null), (report.Checked, report.Broken));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<DashboardHost> FilledAsync()
    {
        var host = new DashboardHost();
        for (var run = 1; run <= 10; run++)
            await host.KeepAsync("seer", Body.Seer("root_cause_started", run));
        await host.KeepAsync("seer", "no JSON");
        await host.KeepAsync("issue", Body.Issue("created", 3, "x"));
        return host;
    }

    private static Task<ChainReport> CheckAsync(DashboardHost host) => host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken);

    private static object? Changed(object? value) => value switch
    {
        null or DBNull => "x",
        long number => number + 1,
        string text => text.Length > 0 ? (text[0] == '0' ? "1" : "0") + text[1..] : "x",
        byte[] bytes => (byte[])[(byte)(bytes[0] ^ 1), .. bytes[1..]],
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    private static object? Column(DashboardHost host, string column, long id)
    {
        using var connection = Open(host);
        return connection.Prepare($"SELECT {column} FROM Deliveries WHERE Id = {id}").ExecuteScalar();
    }

    private static void Set(DashboardHost host, string column, long id, object? value)
    {
        using var connection = Open(host);
        connection.Prepare($"UPDATE Deliveries SET {column} = $value WHERE Id = {id}", "$value").With(null, value).ExecuteNonQuery();
    }

    private static void Execute(DashboardHost host, string sql)
    {
        using var connection = Open(host);
        connection.Prepare(sql).ExecuteNonQuery();
    }

    private static SqliteConnection Open(DashboardHost host)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "seer.db")}");
        connection.Open();
        return connection;
    }
}
