using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

public sealed class RunReaderTests
{
    private const string Cause = """{"root_cause":{"one_line_description":"The cart has no customer.","classification":"code_fix","relevant_repo":"acme/shop"}}""";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task List_Filters_NarrowAndPagesFollowOneAnother()
    {
        await using var host = new DashboardHost();
        for (var run = 1; run <= 7; run++)
            await host.KeepAsync("seer", Body.Seer("root_cause_started", run, 100 + run), sentAt: Now.AddSeconds(-100 + run));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 3, 103, Cause), sentAt: Now);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 8, 200), DashboardHost.OtherSecret, sentAt: Now.AddMinutes(-30));
        await host.KeepAsync("issue", Body.Issue("created", 105, "KeyError: 'currency'", "SHOP-501", more: """{"level":"fatal","project":{"id":"1","name":"Shop","slug":"shop"}}"""));
        await Eventually.HoldsAsync(async () => (await ListAsync(host, new() { Text = "currency" })).Length == 1);

        await ExpectAsync(host, new(), 3, 7, 6, 5, 4, 2, 1, 8);
        await ExpectAsync(host, new() { Sort = RunSort.Started }, 7, 6, 5, 4, 3, 2, 1, 8);
        await ExpectAsync(host, new() { States = [RunState.RootCauseFound] }, 3);
        await ExpectAsync(host, new() { States = [RunState.Quiet] }, 8);
        await ExpectAsync(host, new() { States = [RunState.Quiet, RunState.RootCauseFound] }, 3, 8);
        await ExpectAsync(host, new() { States = [RunState.Running] }, 7, 6, 5, 4, 2, 1);
        await ExpectAsync(host, new() { Integration = "globex" }, 8);
        await ExpectAsync(host, new() { Repo = "acme/shop" }, 3);
        await ExpectAsync(host, new() { Repo = "acme/sho" });
        await ExpectAsync(host, new() { Level = "fatal", Project = "shop", Text = "shop-501 KEYERROR" }, 5);
        await ExpectAsync(host, new() { Integration = AnyOf.These(["globex", "acme"]), Repo = AnyOf.These(["acme/web", "acme/shop"]) }, 3);
        await ExpectAsync(host, new() { Level = AnyOf.These(["fatal", "error"]), Project = AnyOf.These(["shop", "web"]) }, 5);
        await ExpectAsync(host, new() { Issue = new(105) }, 5);
        await ExpectAsync(host, new() { Text = "%" });
        await ExpectAsync(host, new() { Since = Now.AddSeconds(-1) }, 3);

        var paged = new List<long>();
        string? cursor = null;
        do
        {
            var page = await host.Get<RunReader>().ListAsync(new() { Limit = 3, Cursor = cursor }, TestContext.Current.CancellationToken);
            Assert.Equal(8, page.Total);
            paged.AddRange(page.Items.Select(run => run.RunId.Value));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal([3, 7, 6, 5, 4, 2, 1, 8], paged);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("MS4=")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OTkuMQ")]
    public async Task List_ForeignCursor_SaysSo(string cursor)
    {
        await using var host = new DashboardHost();
        await Assert.ThrowsAsync<FormatException>(() => host.Get<RunReader>().ListAsync(new() { Cursor = cursor }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Find_TwoSendersShareTheNumber_NamesBoth()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, installation: "one"));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, installation: "two"));
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(1), null, TestContext.Current.CancellationToken)).Candidates.Count == 2);

        Assert.Null((await host.Get<RunReader>().FindAsync(new(1), null, TestContext.Current.CancellationToken)).Run);
        Assert.Equal("two", (await host.Get<RunReader>().FindAsync(new(1), "two", TestContext.Current.CancellationToken)).Run!.Installation);
    }

    [Fact]
    public async Task Find_TwoIntegrationsShareNumberAndInstallation_AreToldApartByName()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await host.KeepAsync("seer", Body.Seer("solution_started", 1), DashboardHost.OtherSecret);
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().KeysAsync(new(1), Body.Installation, null, TestContext.Current.CancellationToken)).Count == 2);
        var run = (await host.Get<RunReader>().FindAsync(new(1), Body.Installation, "globex", TestContext.Current.CancellationToken)).Run;
        Assert.Equal(Stage.Solution, run!.Stage);
    }

    [Fact]
    public async Task SupersededBy_NewerRunOfTheIssue_MarksTheOlderOne()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 20, 7), sentAt: Now.AddSeconds(-50));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 10, 7), sentAt: Now.AddSeconds(-10));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 30, 8), sentAt: Now);
        var old = await Eventually.GetAsync(async () => (await host.Get<RunReader>().FindAsync(new(20), null, TestContext.Current.CancellationToken)).Run is { SupersededBy: not null } run ? run : null);
        Assert.Equal(new RunId(10), old.SupersededBy);
        Assert.Null((await host.Get<RunReader>().FindAsync(new(10), null, TestContext.Current.CancellationToken)).Run!.SupersededBy);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SupersededBy_NewerRunMovesToAnotherIssue_SetsTheOlderOneFree(bool moveComesFirst)
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 20, 7), sentAt: Now.AddSeconds(-50));
        var (taken, moved) = (Body.Seer("root_cause_started", 30, 7), Body.Seer("root_cause_completed", 30, 8));
        await host.KeepAsync("seer", moveComesFirst ? moved : taken, sentAt: Now.AddSeconds(moveComesFirst ? -10 : -20));
        if (!moveComesFirst)
            await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(20), null, TestContext.Current.CancellationToken)).Run?.SupersededBy == new RunId(30));
        await host.KeepAsync("seer", moveComesFirst ? taken : moved, sentAt: Now.AddSeconds(moveComesFirst ? -20 : -10));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 99, 1), sentAt: Now);

        // The runs follow the log: the other two are done when this one is there.
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(99), null, TestContext.Current.CancellationToken)).Run is not null);
        Assert.Null((await host.Get<RunReader>().FindAsync(new(20), null, TestContext.Current.CancellationToken)).Run!.SupersededBy);
    }

    [Fact]
    public async Task SupersededBy_TwoSendersShareNumberIssueAndSecond_IsTheSameInEitherOrder()
    {
        foreach (var order in (string[][])[["one", "two"], ["two", "one"]])
        {
            await using var host = new DashboardHost(new Dictionary<string, string?> { ["Store:ProjectAtOnce"] = "1" });
            foreach (var installation in order)
                await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, 7, installation: installation), sentAt: Now);
            await Eventually.HoldsAsync(async () => (await FindAsync("one"))?.SupersededBy is not null && await FindAsync("two") is { SupersededBy: null });

            async Task<SeerDashboard.Runs.Run?> FindAsync(string installation) => (await host.Get<RunReader>().FindAsync(new(1), installation, TestContext.Current.CancellationToken)).Run;
        }
    }

    private static async Task ExpectAsync(DashboardHost host, RunFilter filter, params long[] runs) => Assert.Equal(runs, await ListAsync(host, filter));

    private static async Task<long[]> ListAsync(DashboardHost host, RunFilter filter) =>
        [.. (await host.Get<RunReader>().ListAsync(filter, TestContext.Current.CancellationToken)).Items.Select(run => run.RunId.Value)];
}
