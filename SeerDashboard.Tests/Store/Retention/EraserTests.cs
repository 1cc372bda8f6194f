using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Retention;

/// <summary>One run, erased by hand.</summary>
public sealed class EraserTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));

    [Fact]
    public async Task Erase_ByHand_LeavesNoTextInTheFilesAndALaterDeliveryBeginsAnew()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, 41));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await host.KeepAsync("seer", Body.Seer("solution_completed", 1, 41, """{"solution":{"one_line_description":"the erased word"}}"""));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2, 41));
        await ProjectedAsync(host);
        var older = (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run!;
        Assert.Equal(new RunId(2), older.SupersededBy);
        var cleared = 0;
        host.Get<StoreChanges>().Cleared += () => cleared++;

        Assert.Equal(2, await host.Get<Eraser>().EraseRunAsync(older.Key, Cancel));

        Assert.Equal(1, cleared);
        Assert.Empty((await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Candidates);
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        await HasNowhereAsync(host, "the erased word");

        await host.KeepAsync("seer", Body.Seer("coding_started", 1, 41));
        await ProjectedAsync(host);
        var anew = (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run!;
        Assert.Equal((RunState.Running, Stage.Coding, true), (anew.State, anew.Stage, anew.Steps[0].Gap));
        Assert.True((await host.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
    }

    [Fact]
    public async Task Erase_RunWhoseTextsWereReplacedBefore_LeavesNoneInFreePagesOfTheFile()
    {
        await using var host = new DashboardHost(clock: _clock);
        var random = new Random(3);
        for (var version = 0; version < 6; version++)
        {
            // Long enough for pages of its own, and of a kind that does not shrink.
            var text = Convert.ToBase64String([.. Enumerable.Range(0, 40_000).Select(_ => (byte)random.Next(256))]);
            await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 41, $$$"""{"root_cause":{"description":"{{{text[..(45_000 - (version * 5_000))]}}}"}}"""));
            _clock.Advance(TimeSpan.FromMinutes(2));
            await ProjectedAsync(host);
        }

        await host.Get<Eraser>().EraseRunAsync((await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run!.Key, Cancel);

        var free = FreePages.Of(Path.Combine(host.Folder, "seer.db"));
        Assert.NotEmpty(free);
        Assert.All(free, page => Assert.False(page.AsSpan().ContainsAnyExcept((byte)0)));
    }

    [Fact]
    public async Task Erase_NewestRunOfAnIssue_TheOlderOneIsSupersededNoMore()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, 41));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2, 41));
        await ProjectedAsync(host);
        await host.Get<Eraser>().EraseRunAsync(new("acme", Body.Installation, new(2)), Cancel);
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run!.SupersededBy is null);
    }

    [Fact]
    public async Task Erase_Issue_TakesItsRunsAndWhatWasSaidOfIt_AndLeavesTheOthers()
    {
        await using var host = new DashboardHost(clock: _clock);
        await SpreadAsync(host);

        Assert.Equal(3, await host.Get<Eraser>().EraseIssueAsync(new("acme", new(41)), Cancel));

        Assert.Equal([2], await RunsAsync(host));
        Assert.Equal((0L, 1L), ((long)Scalar(host, "SELECT COUNT(*) FROM Issues WHERE GroupId = 41"), (long)Scalar(host, "SELECT COUNT(*) FROM Deliveries WHERE Body IS NOT NULL AND Integration = 'acme'")));
        await HasNowhereAsync(host, "the erased word");
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        Assert.True((await host.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
    }

    [Fact]
    public async Task Erase_Integration_TakesAllItBrought_AndTheOtherOnesStay()
    {
        await using var host = new DashboardHost(clock: _clock);
        await SpreadAsync(host);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 9, 41), DashboardHost.OtherSecret);
        await ProjectedAsync(host);

        Assert.Equal(4, await host.Get<Eraser>().EraseIntegrationAsync("acme", Cancel));

        Assert.Equal([9], await RunsAsync(host));
        await HasNowhereAsync(host, "the erased word");
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        // What comes next is taken.
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, 41));
        await Eventually.HoldsAsync(async () => (await RunsAsync(host)).Count == 2);
    }

    [Fact]
    public async Task Erase_IssueThatARunWasTakenForBefore_LeavesTheRunWithWhatTheOtherIssueSays()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync("seer", Body.Seer("solution_completed", 1, 41, """{"solution":{"one_line_summary":"the erased word"}}"""));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await host.KeepAsync("seer", Body.Seer("coding_started", 1, 42));
        await ProjectedAsync(host);
        await Eventually.HoldsAsync(() => Task.FromResult((long)Scalar(host, "SELECT COUNT(*) FROM RunTexts WHERE headline || cause || solution LIKE '%the erased word%'") == 1));
        var before = (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run!;
        Assert.Equal((new GroupId(42), true), (before.GroupId, before.Solution is not null));

        Assert.Equal(1, await host.Get<Eraser>().EraseIssueAsync(new("acme", new(41)), Cancel));

        var after = await Eventually.GetAsync(async () => (await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run);
        Assert.Equal((new GroupId(42), RunState.Running, Stage.Coding, null), (after.GroupId!.Value, after.State, after.Stage, after.Solution));
        await HasNowhereAsync(host, "the erased word");
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        Assert.True((await host.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Erase_WhatComesMeanwhile_GoesToo(bool issue)
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1, 41));
        await ProjectedAsync(host);
        using var begin = new ManualResetEventSlim();
        using var listed = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var jobs = host.Get<StoreJobs>();
        Task[] turns =
        [
            jobs.RunAsync((_, _) => begin.Wait(Cancel), Cancel),
            issue ? host.Get<Eraser>().EraseIssueAsync(new("acme", new(41)), Cancel) : host.Get<Eraser>().EraseIntegrationAsync("acme", Cancel),
            jobs.RunAsync((_, _) =>
            {
                listed.Set();
                goOn.Wait(Cancel);
            }, Cancel),
        ];
        begin.Set();
        await Task.Run(() => listed.Wait(Cancel), Cancel);

        // The runs are listed; this one is not among them.
        var late = host.KeepAsync("seer", Body.Seer("solution_completed", 7, 41, """{"solution":{"one_line_description":"the erased word"}}"""));
        await Eventually.HoldsAsync(() => Task.FromResult(host.Get<Inbox>().Waiting == 1));
        goOn.Set();
        await Task.WhenAll([.. turns, late]);

        Assert.Empty(await RunsAsync(host));
        await HasNowhereAsync(host, "the erased word");
        Assert.True((await host.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
    }

    [Fact]
    public async Task Erase_WhileSomebodyReads_IsOutOfTheLogOfChangesOnceTheyAreDone()
    {
        // Its own clock goes on: it is tried again.
        await using var host = new DashboardHost();
        await SpreadAsync(host);
        await using (var reader = Open(host))
        {
            using var snapshot = reader.BeginTransaction(deferred: true);
            using var look = reader.Prepare("SELECT COUNT(*) FROM Deliveries");
            Assert.Equal(4L, look.With(snapshot).ExecuteScalar());

            Assert.Equal(3, await host.Get<Eraser>().EraseIssueAsync(new("acme", new(41)), Cancel));

            Assert.True(await IsSomewhereAsync(host, "the erased word"), "The reader holds nothing up.");
        }

        await Eventually.HoldsAsync(async () => !await IsSomewhereAsync(host, "the erased word"));
    }

    /// <summary>Two runs of one issue, one of another, and what Sentry said of the first.</summary>
    private static async Task SpreadAsync(DashboardHost host)
    {
        await host.KeepAsync("seer", Body.Seer("solution_completed", 1, 41, """{"solution":{"one_line_description":"the erased word"}}"""));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 3, 41));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2, 42));
        await host.KeepAsync("issue", """{"action":"created","installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de"},"data":{"issue":{"id":"41","title":"the erased word"}},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""");
        await ProjectedAsync(host);
    }

    private static async Task<List<long>> RunsAsync(DashboardHost host)
    {
        await using var context = await host.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<SeerContext>>().CreateDbContextAsync(Cancel);
        return [.. context.Runs.Select(run => run.RunId).Order()];
    }

    private static async Task HasNowhereAsync(DashboardHost host, string text) => Assert.False(await IsSomewhereAsync(host, text));

    private static async Task<bool> IsSomewhereAsync(DashboardHost host, string text)
    {
        foreach (var file in Directory.EnumerateFiles(host.Folder, "seer.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory, Cancel);
            if (memory.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0)
                return true;
        }

        return false;
    }

    [Fact]
    public async Task EraseCommand_NamesWhatItErasedAndWhatThereIsNot()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(folder: folder))
        {
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
            await ProjectedAsync(host);
        }

        Assert.Equal(new(0, "Run 1 of acme is erased, with the texts of 1 delivery. Their hashes stay."), await CommandRun.OfAsync(folder, "erase", "--run", "1"));
        Assert.Equal(new(1, "There is no such run 1."), await CommandRun.OfAsync(folder, "erase", "--run", "1"));
        Assert.Equal(new(1, "There is no such issue 7."), await CommandRun.OfAsync(folder, "erase", "--issue", "7"));
        Assert.Equal(new(0, "All that acme brought is erased, with the texts of 0 deliveries. Their hashes stay."), await CommandRun.OfAsync(folder, "erase", "--everything-of", "acme"));
        Assert.Equal(new(1, "No delivery ever came from an integration 'Acme'. Names are told apart by their case."), await CommandRun.OfAsync(folder, "erase", "--everything-of", "Acme"));
        Assert.Equal(new(1, "Say what is to be erased, with one of --run ID, --issue ID or --everything-of NAME."), await CommandRun.OfAsync(folder, "erase", "--run", "1", "--issue", "7"));
        Assert.StartsWith("1 delivery, 1 of them erased: the chain holds. Erased: 1; compare this with what you had erased. So does that of 2 actions of people. Head 1:", (await CommandRun.OfAsync(folder, "verify")).Said, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static Task ProjectedAsync(DashboardHost host) =>
        Eventually.HoldsAsync(() => Task.FromResult((long)Scalar(host, "SELECT Cursor = (SELECT MAX(Id) FROM Deliveries) FROM Projection") == 1));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
