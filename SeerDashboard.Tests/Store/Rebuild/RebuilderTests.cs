using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Rebuild;

public sealed class RebuilderTests
{
    [Fact]
    public async Task Check_EveryPayloadThereIs_IsEqual()
    {
        await using var host = new DashboardHost();
        foreach (var payload in Payload.All)
            (await host.PostAsync(payload.Resource, payload.Body())).Dispose();
        await ProjectedAsync(host);
        var (report, found) = await RunAsync(host, apply: false);
        Assert.Empty(found);
        Assert.Equal(Payload.All.Count, report.Deliveries);
        Assert.Equal((long)Scalar(host, "SELECT COUNT(*) FROM Runs"), report.Runs);
        Assert.True(report.IsEqual);
    }

    [Theory]
    [InlineData("UPDATE Runs SET Delivered = CAST(REPLACE(CAST(PLAIN(Delivered) AS TEXT), '\"running\"', '\"stale\"') AS BLOB) WHERE RunId = 1", "Run 1 of acme, installation a8e5d37a-696c-4c54-adb5-b3f28d64c7de, differs in steps.")]
    [InlineData("UPDATE Runs SET Delivered = CAST('no JSON' AS BLOB) WHERE RunId = 1", "Run 1 of acme, installation a8e5d37a-696c-4c54-adb5-b3f28d64c7de, cannot be read as it is stored")]
    [InlineData("DELETE FROM Runs WHERE RunId = 1", "Run 1 of acme, installation a8e5d37a-696c-4c54-adb5-b3f28d64c7de, has 1 delivery and is not stored.")]
    [InlineData("INSERT INTO Runs SELECT 77, Integration, Installation, 77, GroupId, Stage, State, QuietAt, Level, Project, Repos, Lines, Text, StartedAt, UpdatedAt, SupersededBy, IsSample, RootCauseTook, SolutionTook, CodingTook, PullRequestTook, 77, Delivered, Summary, NULL FROM Runs WHERE RunId = 1", "Run 77 of acme, installation a8e5d37a-696c-4c54-adb5-b3f28d64c7de, is stored, and no delivery of it is kept.")]
    [InlineData("UPDATE Deliveries SET Read = CAST(REPLACE(CAST(PLAIN(Read) AS TEXT), 'root_cause_started', 'coding_started') AS BLOB) WHERE Id = 1", "Delivery 1 is read otherwise.")]
    [InlineData("UPDATE Deliveries SET Read = CAST(REPLACE(CAST(PLAIN(Read) AS TEXT), 'the title', 'another') AS BLOB) WHERE Id = 4; UPDATE Issues SET Facts = CAST(REPLACE(CAST(Facts AS TEXT), 'the title', 'another') AS BLOB)", "Delivery 4 is read otherwise.")]
    [InlineData("DELETE FROM Patches", "Delivery 3 lacks the texts of some patches.")]
    public async Task Apply_WhatDiffers_IsNamedAndSetRight(string damage, string sentence)
    {
        await using var host = await FilledAsync();
        var before = Summaries(host);
        Execute(host, damage);

        var (check, found) = await RunAsync(host, apply: false);
        Assert.Contains(sentence, Assert.Single(found).ToString(), StringComparison.Ordinal);
        Assert.Equal(found[0].IsContext, check.IsEqual);

        var (apply, _) = await RunAsync(host, apply: true);
        Assert.True(apply.IsEqual);
        var (again, left) = await RunAsync(host, apply: false);
        Assert.Empty(left);
        Assert.Equal(3, again.Runs);
        Assert.Equal(before, Summaries(host));
        Assert.Equal("the title", (await host.Get<RunReader>().FindAsync(new(2), null, Cancel)).Run!.Issue.Title);
        Assert.Contains("+b", (await host.Get<RunReader>().FindAsync(new(3), null, Cancel)).Run!.Changes[0].Files[0].Patch, StringComparison.Ordinal);
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
    }

    [Fact]
    public async Task Apply_RunThatDiffers_IsPushedWithANewVersion()
    {
        await using var host = await FilledAsync();
        var version = (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run!.Version;
        Execute(host, "UPDATE Runs SET Delivered = CAST(REPLACE(CAST(PLAIN(Delivered) AS TEXT), '\"running\"', '\"stale\"') AS BLOB) WHERE RunId = 1");
        await RunAsync(host, apply: true);
        Assert.True((await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run!.Version > version);
    }

    [Fact]
    public async Task Check_DamagedBody_IsSaidAndNothingIsWrittenForIt()
    {
        await using var host = await FilledAsync();
        Execute(host, "UPDATE Deliveries SET Body = X'00112233' WHERE Id = 1");
        var (report, found) = await RunAsync(host, apply: true);
        Assert.StartsWith("Delivery 1 cannot be read again", Assert.Single(found).ToString(), StringComparison.Ordinal);
        Assert.False(report.IsEqual);
        Assert.Equal(RunState.Running, (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run!.State);
    }

    private static async Task<DashboardHost> FilledAsync()
    {
        const string Changes = """{"code_changes":{"acme/shop":[{"path":"a.py","type":"M","added":1,"removed":1,"diff":"--- a.py\n+++ a.py\n@@ -1 +1 @@\n-a\n+b"}]}}""";
        var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, 41));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2, 42));
        await host.KeepAsync("seer", Body.Seer("coding_completed", 3, 43, Changes));
        await host.KeepAsync("issue", Body.Issue("created", 42, "the title"));
        await host.KeepAsync("seer", "no JSON");
        await ProjectedAsync(host);
        return host;
    }

    private static Task ProjectedAsync(DashboardHost host) =>
        Eventually.HoldsAsync(() => Task.FromResult((long)Scalar(host, "SELECT Cursor = (SELECT MAX(Id) FROM Deliveries) FROM Projection") == 1));

    private static async Task<(RebuildReport Report, List<Difference> Found)> RunAsync(DashboardHost host, bool apply)
    {
        var found = new List<Difference>();
        return (await host.Get<Rebuilder>().RunAsync(apply, found.Add, _ => { }, Cancel), found);
    }

    private static List<string> Summaries(DashboardHost host)
    {
        using var connection = Open(host);
        using var rows = connection.Prepare("SELECT CAST(PLAIN(Delivered) AS TEXT) || CAST(Summary AS TEXT) FROM Runs ORDER BY RunId").ExecuteReader();
        var all = new List<string>();
        while (rows.Read())
            all.Add(rows.GetString(0));
        return all;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
