using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Rebuild;

/// <summary>The command as a process of its own, beside and after a server.</summary>
public sealed class RebuildCommandTests
{
    [Fact]
    public async Task Rebuild_BesideAServerAndAfterIt_SaysSetsRightAndEndsWithTheRightCode()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(folder: folder))
        {
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
            await Eventually.HoldsAsync(() => Task.FromResult((long)Scalar(host, "SELECT COUNT(*) FROM Runs") == 1));
            Assert.Equal(new(0, "1 run from 1 delivery: all equal."), await CommandRun.OfAsync(folder, "rebuild"));
            Execute(host, "UPDATE Runs SET Delivered = CAST(REPLACE(CAST(PLAIN(Delivered) AS TEXT), '\"running\"', '\"stale\"') AS BLOB)");
            var (code, said) = await CommandRun.OfAsync(folder, "rebuild");
            Assert.Equal(1, code);
            Assert.Contains("differs in steps.", said, StringComparison.Ordinal);
            Assert.EndsWith("1 difference. Nothing was written.", said, StringComparison.Ordinal);
            var (refused, why) = await CommandRun.OfAsync(folder, "rebuild", "--apply");
            Assert.Equal(1, refused);
            Assert.Contains("is held by another process", why, StringComparison.Ordinal);
        }

        var (applied, what) = await CommandRun.OfAsync(folder, "rebuild", "--apply");
        Assert.Equal(0, applied);
        Assert.EndsWith("1 run from 1 delivery: 1 difference, all set right.", what, StringComparison.Ordinal);
        Assert.Equal(new(0, "1 run from 1 delivery: all equal."), await CommandRun.OfAsync(folder, "rebuild"));
        Directory.Delete(folder, recursive: true);
    }
}
