using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Faults;

/// <summary>What the projector cannot read or write stops nothing else.</summary>
public sealed class IsolationTests
{
    [Theory]
    [InlineData("X'7B'")]
    [InlineData("X'5B5D'")]
    [InlineData("'text'")]
    [InlineData("NULL")]
    public async Task Projector_WhatWasReadIsDamaged_GoesOn(string read)
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, group: 5));
        await host.KeepAsync("issue", Body.Issue("created", 5, "A title"));
        await host.KeepAsync("installation", """{"action":"created","installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de"},"data":{"installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de","organization":{"slug":"acme"}}}}""");
        await ProjectedAsync(host, 3);
        await host.Get<StoreJobs>().RunAsync(
            (connection, projector) =>
            {
                connection.Prepare($"UPDATE Deliveries SET Read = {read}; UPDATE Issues SET Facts = {(read == "NULL" ? "X''" : read)}; UPDATE Projection SET Cursor = 0").ExecuteNonQuery();
                projector.Open(connection);
            },
            TestContext.Current.CancellationToken);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2, group: 5));
        await ProjectedAsync(host, 4);
        var damaged = (await host.Get<RunReader>().FindAsync(new(1), null, TestContext.Current.CancellationToken)).Run!;
        Assert.Contains("cannot be read", damaged.Problem, StringComparison.Ordinal);
        Assert.Null((await host.Get<RunReader>().FindAsync(new(2), null, TestContext.Current.CancellationToken)).Run!.Problem);
        Assert.Null(host.Get<StoreCondition>().Problem);
    }

    [Fact]
    public async Task Projector_ARowThatTheStoreDoesNotTake_KeepsNoOtherBack()
    {
        await using var host = new DashboardHost();
        _ = host.Anonymous;
        Execute(host, "CREATE TRIGGER NotThis BEFORE INSERT ON Runs WHEN NEW.RunId = 1 BEGIN SELECT RAISE(ABORT, 'not this one'); END");
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2, group: 7));
        await ProjectedAsync(host, 2);
        Assert.NotNull((await host.Get<RunReader>().FindAsync(new(2), null, TestContext.Current.CancellationToken)).Run);
        Assert.Null(host.Get<StoreCondition>().Problem);
    }

    [Fact]
    public async Task Projector_AWatcherOfTheLogThatThrows_IsNotItsFault()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1), requestId: "same");
        await ProjectedAsync(host, 1);
        host.Get<StoreChanges>().Logged += _ => throw new InvalidOperationException("a watcher's own fault");
        Assert.Equal("duplicate", (await host.KeepAsync("seer", Body.Seer("root_cause_started", 1), requestId: "same")).Outcome);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2));
        await ProjectedAsync(host, 3);
        Assert.Null(host.Get<StoreCondition>().Problem);
    }

    [Fact]
    public async Task RunEvents_OverTheirBytes_AreReadFromTheLogAgain()
    {
        await using var host = new DashboardHost();
        for (var run = 1; run <= 4; run++)
            await host.KeepAsync("seer", Body.Seer("root_cause_started", run));
        await using var connection = Open(host);
        using var transaction = connection.BeginTransaction(deferred: true);
        var size = (long)connection.Prepare("SELECT MAX(LENGTH(PLAIN(Read))) FROM Deliveries").With(transaction).ExecuteScalar()!;
        var events = new RunEvents(connection, 100, size * 4);
        for (var round = 0; round < 2; round++)
        {
            for (var run = 1; run <= 4; run++)
                Assert.Equal(1, events.Of(Key(run), RunNews.None, 4, transaction).Count);
            Assert.InRange(events.Bytes, 1, size * 4);
        }

        for (var again = 0; again < 10; again++)
        {
            events.Forget(Key(1));
            Assert.Equal(1, events.Of(Key(1), RunNews.None, 4, transaction).Count);
        }

        Assert.InRange(events.Count, 1, 4);
        var small = new RunEvents(connection, 100, size);
        Assert.Equal(1, small.Of(Key(1), RunNews.None, 4, transaction).Count);
        Assert.Equal(0, small.Bytes);
    }

    [Fact]
    public async Task Sample_ItsIntegrationWasRemovedMeanwhile_HasNoPlaceInTheLog()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        var arrival = Arrival.Of(
            System.Text.Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 2)), new() { Name = "samples", IsSample = true }, new("seer", "r", null), TimeProvider.System.GetUtcNow());
        await Assert.ThrowsAsync<StoreBusyException>(() => host.Get<Inbox>().KeepAsync(arrival, TestContext.Current.CancellationToken));
        Assert.Equal(2, (await host.KeepAsync("seer", Body.Seer("root_cause_started", 3))).Delivery);
        Assert.Equal(0L, Scalar(host, "SELECT COUNT(*) FROM Deliveries WHERE Integration = 'samples'"));
    }

    private static RunKey Key(long run) => new("acme", Body.Installation, new(run));

    private static Task ProjectedAsync(DashboardHost host, long cursor) =>
        Eventually.HoldsAsync(() => Task.FromResult(Scalar(host, "SELECT Cursor FROM Projection").Equals(cursor)));
}
