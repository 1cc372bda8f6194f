using System.Text;
using SeerDashboard.Runs;
using SeerDashboard.Store.Insights.Retro;

namespace SeerDashboard.Tests.Store.Insights.Retro;

public sealed class RetroSummaryTests
{
    private static readonly DateTimeOffset Wednesday = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly Week Now = Week.Of(Wednesday);

    private static readonly RetroRuns Runs = new(new(Now.Number - 2), Wednesday,
    [
        Run(1, Now, ["acme/shop"], Stage.PullRequest, RunState.Merged, RunOutcome.Merged, took: 60_000),
        Run(2, Now, ["acme/shop", "acme/api"], Stage.Coding, RunState.CodeReady, RunOutcome.MarkedDone, by: "MK", took: 120_000),
        Run(3, new(Now.Number - 2), [], Stage.RootCause, RunState.Quiet, RunOutcome.Running),
        Run(4, new(Now.Number - 2), ["acme/api"], Stage.Coding, RunState.CodeReady, RunOutcome.Open, took: 240_000),
    ]);

    [Fact]
    public void Week_IsFromMondayToSunday()
    {
        Assert.Equal(new DateOnly(2026, 11, 23), Now.Monday);
        Assert.Equal(Now, Week.Of(new DateTimeOffset(2026, 11, 29, 23, 59, 59, TimeSpan.Zero)));
        Assert.Equal(Now.Number + 1, Week.Of(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero)).Number);
        Assert.Equal(Now, Week.Of(new DateOnly(2026, 11, 23)));
    }

    [Fact]
    public void Summary_CountsByWeekRepositoryAndState()
    {
        var retro = RetroSummary.Of(Runs, repo: null);
        Assert.Equal(4, retro.Total);
        Assert.Equal([2, 0, 2], retro.Weeks.Select(week => week.Total));
        Assert.Equal((1, 1), (retro.Weeks[0].States[RunState.Quiet], retro.Weeks[0].States[RunState.CodeReady]));
        Assert.Equal([("acme/api", 2), ("acme/shop", 2)], retro.Repos.Select(repo => (repo.Of, repo.Total)));
        Assert.Equal(2, retro.Repos[0].States[RunState.CodeReady]);
    }

    [Fact]
    public void Summary_OfOneRepository_LeavesOthersOut()
    {
        var retro = RetroSummary.Of(Runs, "acme/shop");
        Assert.Equal((2, 2), (retro.Total, retro.Weeks[^1].Total));
        Assert.Equal(new UsualTime(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), 2), retro.Steps[Stage.Coding]);
    }

    [Fact]
    public void Summary_SaysWhereRunsStopAndWhatCameOfThem()
    {
        var retro = RetroSummary.Of(Runs, repo: null);
        Assert.Equal(
            [new(Stage.RootCause, RunOutcome.Running, null, 1), new(Stage.Coding, RunOutcome.MarkedDone, "MK", 1), new(Stage.Coding, RunOutcome.Open, null, 1), new RetroStop(Stage.PullRequest, RunOutcome.Merged, null, 1)],
            retro.Stops);
        Assert.Equal(new UsualTime(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), 3), retro.Steps[Stage.Coding]);
        Assert.False(retro.Steps.ContainsKey(Stage.Solution));
    }

    [Fact]
    public void Pick_OfEveryNumber_TakesJustTheRunsThatItCounts()
    {
        var retro = RetroSummary.Of(Runs, repo: null);
        Assert.All(retro.Weeks, week => Assert.Equal(week.Total, Count(new() { Week = week.Of })));
        Assert.All(retro.Weeks.SelectMany(week => week.States, (week, state) => (week, state)), one => Assert.Equal(one.state.Value, Count(new() { Week = one.week.Of, State = one.state.Key })));
        Assert.All(retro.Repos.SelectMany(repo => repo.States, (repo, state) => (repo, state)), one => Assert.Equal(one.state.Value, Count(new() { Repo = one.repo.Of, State = one.state.Key })));
        Assert.All(retro.Stops, stop => Assert.Equal(stop.Count, Count(new() { Stage = stop.Stage, Outcome = stop.Outcome, By = stop.By })));
        Assert.All(retro.Steps, step => Assert.Equal(step.Value.Count, Count(new() { Step = step.Key })));
    }

    [Fact]
    public async Task StepTable_HasAllFirst_ThenEachWeekAndRepository()
    {
        Assert.Equal(
            [
                "week,repository,stage,measured,medianSeconds,p95Seconds", "all,all,coding,3,120,240", "2026-11-09,acme/api,coding,1,240,240",
                "2026-11-23,acme/api,coding,1,120,120", "2026-11-23,acme/shop,coding,2,60,120",
            ],
            await LinesAsync(repo: null));
        Assert.Equal("all,acme/shop,coding,2,60,120", (await LinesAsync("acme/shop"))[1]);

        static async Task<string[]> LinesAsync(string? repo)
        {
            using var output = new MemoryStream();
            await RetroTable.WriteStepsAsync(Runs, repo, output, TestContext.Current.CancellationToken);
            return Encoding.UTF8.GetString(output.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        }
    }

    [Fact]
    public async Task Table_HasARowForEveryCombination_AndNoFormula()
    {
        RetroRuns hostile = Runs with { All = [.. Runs.All, Run(5, Now, ["=cmd|'/c calc'!A1"], Stage.RootCause, RunState.RootCauseFound, RunOutcome.Open)] };
        using var output = new MemoryStream();
        await RetroTable.WriteAsync(hostile, repo: null, output, TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("week,repository,stage,state,outcome,by,runs", lines[0]);
        Assert.Equal("2026-11-09,,rootCause,quiet,running,,1", lines[1]);
        Assert.Contains("2026-11-23,acme/shop,coding,codeReady,markedDone,MK,1", lines);
        Assert.Contains("2026-11-23,acme/api,coding,codeReady,markedDone,MK,1", lines);
        Assert.Equal(7, lines.Length);
        Assert.DoesNotContain(lines, line => line.Split(',').Any(cell => cell.StartsWith('=')));
    }

    private static int Count(RetroPick pick) => Runs.All.Count(run => pick.Takes(run));

    private static RetroRun Run(long id, Week week, string[] repos, Stage stage, RunState state, RunOutcome outcome, string? by = null, long took = -1) =>
        new() { Id = id, Week = week, Repos = repos, Stage = stage, State = state, Outcome = outcome, By = by, Took = new(-1, -1, took, -1) };
}
