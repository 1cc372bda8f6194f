using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store;

/// <summary>What an older reader made of a body is set right by reading it again.</summary>
public sealed class RereaderTests
{
    [Fact]
    public async Task Apply_EventThatWasReadWrongly_FoldsItsRunAnew()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, data: """{"root_cause":{"one_line_description":"the truth"}}"""));
        await Eventually.HoldsAsync(async () => (await RunAsync(host, 1))?.RootCause?.Summary == "the truth");
        Execute(host, "UPDATE Deliveries SET Read = CAST(REPLACE(CAST(PLAIN(Read) AS TEXT), 'the truth', 'a mistake') AS BLOB) WHERE Id = 2; UPDATE Runs SET Delivered = CAST(REPLACE(CAST(PLAIN(Delivered) AS TEXT), 'the truth', 'a mistake') AS BLOB)");
        Assert.Equal("a mistake", (await RunAsync(host, 1))?.RootCause?.Summary);

        Assert.True(await host.Get<Rereader>().ApplyAsync(2, Cancel));

        await Eventually.HoldsAsync(async () => (await RunAsync(host, 1))?.RootCause?.Summary == "the truth");
        Assert.NotNull(Scalar(host, "SELECT ReadAgainAt FROM Deliveries WHERE Id = 2"));
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        Assert.False(await host.Get<Rereader>().ApplyAsync(3, Cancel));
    }

    [Fact]
    public async Task Apply_EventThatWasTakenForAnotherRuns_MovesAndTheChainHolds()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await host.KeepAsync("issue", Body.Issue("created", 1170820242, "the title"));
        await Eventually.HoldsAsync(async () => (await RunAsync(host, 1))?.Issue.Title == "the title");
        // As if an older reader had found another run and another issue, and the chain had been made over that.
        Execute(host, "UPDATE Deliveries SET RunId = 7, GroupId = 8 WHERE Id = 1; UPDATE Runs SET RunId = 7, GroupId = 8");
        Rechain(host);

        await host.Get<Rereader>().ApplyAsync(1, Cancel);

        await Eventually.HoldsAsync(async () => (await RunAsync(host, 1))?.Issue.Title == "the title");
        Assert.Null(await RunAsync(host, 7));
        Assert.Contains("\"runId\":7", (string)Scalar(host, "SELECT ArrivedAs FROM Deliveries WHERE Id = 1"), StringComparison.Ordinal);
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        await host.Get<Rereader>().ApplyAsync(1, Cancel);
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        Execute(host, "UPDATE Deliveries SET ArrivedAs = REPLACE(ArrivedAs, '7', '6') WHERE Id = 1");
        Assert.Contains("Delivery 1", (await host.Get<LogChecker>().CheckAsync(Cancel)).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_PatchThatAnOlderReaderTookOut_IsNotLeftBehind()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("coding_completed", 1, data: """{"changes":[{"repo_name":"o/r","diff":"--- a\n+++ a\n@@ -1 +1 @@\n-x\n+y"}]}"""));
        await host.KeepAsync("seer", Body.Seer("coding_started", 2));
        await Eventually.HoldsAsync(async () => await RunAsync(host, 2) is not null);
        var patches = Scalar(host, "SELECT COUNT(*) FROM Patches");
        Assert.NotEqual(0L, patches);
        Execute(host, "INSERT INTO Patches (Id, Text) VALUES ('older', X'00'), ('shared', X'00'); INSERT INTO PatchUses (DeliveryId, PatchId) VALUES (1, 'older'), (1, 'shared'), (2, 'shared')");

        await host.Get<Rereader>().ApplyAsync(1, Cancel);

        // No erasure would find a text that no delivery uses.
        Assert.Equal(0L, Scalar(host, "SELECT COUNT(*) FROM Patches WHERE Id = 'older'"));
        Assert.Equal(1L, Scalar(host, "SELECT COUNT(*) FROM Patches WHERE Id = 'shared'"));
        Assert.Equal(patches, Scalar(host, "SELECT COUNT(DISTINCT PatchId) FROM PatchUses WHERE DeliveryId = 1"));
    }

    private static void Rechain(DashboardHost host)
    {
        using var connection = Open(host);
        using var transaction = connection.BeginTransaction();
        var end = ChainUpgrade.Link(connection, transaction);
        connection.Prepare("UPDATE Chain SET Head = $head WHERE Id = 1", "$head").With(transaction, end.Hash).ExecuteNonQuery();
        transaction.Commit();
    }

    private static async Task<SeerDashboard.Runs.Run?> RunAsync(DashboardHost host, long run) => (await host.Get<RunReader>().FindAsync(new(run), null, Cancel)).Run;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
