using System.Text.Json;
using CsCheck;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store;

public sealed class HeldEventsTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void Added_OrReadFromTheLog_AreTheSame() =>
        Gen.Int[0, 12].Array[0, 12].Sample(sizes =>
        {
            // No event can be read of them, and they take their room all the same.
            byte[][] stored = [.. sizes.Select(size => new byte[(size * Megabyte) + 1])];
            var added = new HeldEvents();
            foreach (var one in stored)
                added.Add(one);
            var read = HeldEvents.Of(stored.Reverse(), () => stored.Length);
            Assert.Equal((added.Bytes, added.LeftOut, added.Count), (read.Bytes, read.LeftOut, read.Count));
            Assert.Equal(stored.Length, added.Count);
            Assert.InRange(added.Bytes, 0, HeldEvents.MostBytes);
            // Not one fewer than there is room for.
            Assert.True(added.LeftOut == 0 || added.Bytes + stored[added.LeftOut - 1].Length > HeldEvents.MostBytes);
        }, iter: 40);

    [Fact]
    public void TooLargeByItself_IsHeld()
    {
        var events = new HeldEvents();
        events.Add(new byte[1]);
        events.Add(new byte[HeldEvents.MostBytes + 1]);
        Assert.Equal((1, 2), (events.LeftOut, events.Count));
    }

    [Fact]
    public async Task Run_ThatSaysMoreThanFits_IsMadeOfItsNewestAndSaysSo()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(folder: folder))
        {
            for (var time = 1; time <= 8; time++)
                await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, data: $"{{\"root_cause\":{{\"description\":\"{time} {new string('x', 9 * Megabyte)}\"}}}}"));
            var run = await Eventually.GetAsync(async () =>
                (long)Scalar(host, "SELECT Cursor FROM Projection") == 8 ? await ReadAsync(host) : null);
            using var json = JsonDocument.Parse(run);
            Assert.Equal(
                "All 8 deliveries of this run are kept, but they say more than is put together at a time (64 MB): what is shown comes from the newest 7.",
                json.RootElement.GetProperty("problem").GetString());
            Assert.DoesNotContain("\"1 x", run, StringComparison.Ordinal);
            Assert.Contains("\"8 x", run, StringComparison.Ordinal);
        }

        Assert.Equal(new(0, "1 run from 8 deliveries: all equal."), await CommandRun.OfAsync(folder, "rebuild"));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> ReadAsync(DashboardHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/runs/1") { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } };
        using var found = await host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
