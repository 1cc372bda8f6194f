using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>Small facts beside the log.</summary>
public sealed class SideNotesTests
{
    [Fact]
    public async Task Write_StoreThatCannotBeWritten_LosesNoNote()
    {
        await using var host = new DashboardHost(clock: new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 16, 20, 0, TimeSpan.FromHours(1))));
        var (keeper, refused) = (host.Get<NoteKeeper>(), host.Get<RejectionLog>());
        await host.Get<StoreJobs>().RunAsync(
            (connection, _) =>
            {
                refused.Add(new(Rejection.WrongSignature, "one", "one"));
                Pragma("query_only=ON");
                keeper.Write(connection, now: true);
                refused.Add(new(Rejection.WrongSignature, "two", "two"));
                keeper.Write(connection, now: true);
                Pragma("query_only=OFF");
                keeper.Write(connection, now: true);
                keeper.Write(connection, now: true);

                void Pragma(string pragma)
                {
                    using var command = connection.Prepare($"PRAGMA {pragma}");
                    command.ExecuteNonQuery();
                }
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(2L, StoreAccess.Scalar(host, "SELECT SUM(Count) FROM RejectionCounts"));
        Assert.Equal(2L, StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Rejected"));
    }
}
