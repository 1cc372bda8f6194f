using System.Text;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store;

/// <summary>What is refused is kept, within bounds, over restarts.</summary>
public sealed class RejectionTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(2));
    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Rejection_AfterARestart_IsStillCountedAndListedWithoutItsBody()
    {
        var clock = new FakeTimeProvider(Noon);
        await using (var first = new DashboardHost(clock: clock, folder: _folder))
        {
            using var wrong = await first.PostAsync("seer", Encoding.UTF8.GetBytes("{\"secret\":1}"), "not the secret", requestId: "abc");
            using var none = await first.PostAsync("seer", [], secret: null);
        }

        await using var second = new DashboardHost(clock: clock, folder: _folder);
        using (var again = await second.PostAsync("seer", Encoding.UTF8.GetBytes("{}"), "not the secret"))
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, again.StatusCode);

        Assert.Equal((2, Noon), second.Get<RejectionLog>().Seen[Rejection.WrongSignature]);
        Assert.Equal(1, second.Get<RejectionLog>().Seen[Rejection.NoSignature].Count);
        var newest = await second.Get<RejectionReader>().NewestAsync(10, TestContext.Current.CancellationToken);
        Assert.Equal([Rejection.NoSignature, Rejection.WrongSignature], newest.Select(one => one.Reason));
        Assert.Equal(("seer", "abc", 12L, Noon), (newest[1].Resource, newest[1].RequestId, newest[1].Size!.Value, newest[1].At));
    }

    [Fact]
    public async Task Rejections_FromEverywhere_KeepTheNewestThousandAndCountTheRestTogether()
    {
        await using (var first = new DashboardHost(folder: _folder))
            for (var at = 0; at < 2500; at++)
                first.Get<RejectionLog>().Add(new(Rejection.WrongSignature, $"address {at}", $"network {at}"));

        await using var second = new DashboardHost(folder: _folder);
        second.Get<RejectionLog>().Add(new(Rejection.WrongSignature, "another", "another"));
        Assert.Equal(2501, second.Get<RejectionLog>().Seen[Rejection.WrongSignature].Count);
        await Eventually.HoldsAsync(async () => (await second.Get<RejectionReader>().NewestAsync(1, TestContext.Current.CancellationToken)).Single().Address == "another");
        Assert.Equal(1000L, Scalar(second, "SELECT COUNT(*) FROM Rejected"));
        Assert.Equal("address 1501", Scalar(second, "SELECT Address FROM Rejected ORDER BY Id LIMIT 1"));
        var counts = await second.Get<RejectionReader>().CountsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1001, counts.Count);
        Assert.Equal(("other addresses", 1501L), (counts[0].Address, counts[0].Count));
        Assert.Equal(2501, Assert.Single(await second.Get<RejectionReader>().ByReasonAsync(TestContext.Current.CancellationToken)).Count);
    }
}
