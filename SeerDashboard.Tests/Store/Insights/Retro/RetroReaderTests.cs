using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights.Retro;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Insights.Retro;

/// <summary>What came of runs, of the real store.</summary>
public sealed class RetroReaderTests : IAsyncLifetime
{
    private const string Pull = """{"pull_requests":[{"provider":"github","repo_name":"acme/shop","pull_request":{"pr_id":1,"pr_number":418,"pr_url":"https://github.com/acme/shop/pull/418"}}]}""";

    private static readonly DateTimeOffset Wednesday = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Wednesday.AddDays(-30));

    private readonly DashboardHost _host;

    public RetroReaderTests() => _host = new(clock: _clock);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Read_SaysOfEachRunWhatCameOfIt()
    {
        await TellAsync("root_cause_completed", 4, ago: TimeSpan.FromDays(9));
        await TellAsync("root_cause_completed", 5, ago: TimeSpan.FromDays(8), group: 4);
        await TellAsync("pr_created", 7, ago: TimeSpan.FromDays(8), data: Pull);
        await TellAsync("pr_created", 6, ago: TimeSpan.FromDays(2), data: Pull);
        await TellAsync("root_cause_completed", 3, ago: TimeSpan.FromDays(1));
        await TellAsync("coding_completed", 8, ago: TimeSpan.FromDays(1), data: """{"code_changes":{}}""");
        await TellAsync("solution_completed", 9, ago: TimeSpan.FromDays(1));
        await TellAsync("solution_completed", 10, ago: TimeSpan.FromDays(1));
        await TellAsync("root_cause_started", 2, ago: TimeSpan.FromHours(2));
        await TellAsync("root_cause_started", 1, ago: TimeSpan.FromMinutes(2));
        _clock.SetUtcNow(Wednesday);
        await _host.KeepAsync("issue", Body.Issue("resolved", 10, "Fixed", status: "resolved"), sentAt: _clock.GetUtcNow());
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().FindAsync(new(10), null, TestContext.Current.CancellationToken)).Run?.Issue.IsResolved is true);
        await _host.Get<RunHandling>().DoneAsync([new("acme", Body.Installation, new(9))], done: true, "MK", TestContext.Current.CancellationToken);

        var runs = await ReadAsync(weeks: 4);

        Assert.Equal(
            ["Superseded", "Open", "AgedOut", "Open", "Open", "NoChanges", "MarkedDone by MK", "IssueResolved", "Running", "Running"],
            runs.All.OrderBy(run => run.Id).Select(run => run.By is null ? run.Outcome.ToString() : $"{run.Outcome} by {run.By}"));
        Assert.Equal([RunState.Quiet, RunState.Running], runs.All.OrderBy(run => run.Id).TakeLast(2).Select(run => run.State));
        Assert.Equal(["acme/shop"], runs.All.Single(run => run.Outcome == RunOutcome.AgedOut).Repos);
    }

    [Fact]
    public async Task Read_NewsAfterAMark_OpenTheRunAgain()
    {
        await TellAsync("root_cause_completed", 1, ago: TimeSpan.FromDays(1));
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().FindAsync(new(1), null, TestContext.Current.CancellationToken)).Run is not null);
        await _host.Get<RunHandling>().DoneAsync([new("acme", Body.Installation, new(1))], done: true, "MK", TestContext.Current.CancellationToken);
        await TellAsync("solution_completed", 1, ago: TimeSpan.FromHours(1));
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().FindAsync(new(1), null, TestContext.Current.CancellationToken)).Run?.State == RunState.PlanReady);

        Assert.Equal(RunOutcome.Open, Assert.Single((await ReadAsync(weeks: 1)).All).Outcome);
    }

    [Fact]
    public async Task Read_HoldsForAWhile_AndALongerStretchHoldsAShorterOne()
    {
        await TellAsync("root_cause_completed", 1, ago: TimeSpan.FromDays(15));
        await TellAsync("root_cause_completed", 2, ago: TimeSpan.FromDays(1));
        await Eventually.HoldsAsync(async () => (await ListAsync(12)).Count == 2);
        var read = await ReadAsync(weeks: 12);

        await TellAsync("root_cause_completed", 3, ago: TimeSpan.FromDays(1));
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().FindAsync(new(3), null, TestContext.Current.CancellationToken)).Run is not null);

        Assert.Equal(read.At, (await ReadAsync(weeks: 1)).At);
        Assert.Single((await ReadAsync(weeks: 1)).All);
        _clock.Advance(RetroReader.HoldsFor);
        Assert.Equal(2, (await ReadAsync(weeks: 1)).All.Count);
        Assert.Equal(3, (await ReadAsync(weeks: 12)).All.Count);
        Assert.Empty((await _host.Get<RetroReader>().ReadAsync(_clock.GetUtcNow(), samples: true, TestContext.Current.CancellationToken)).All);
    }

    [Fact]
    public async Task List_OfANumber_HasItsRunsTheNewestFirst()
    {
        for (var run = 1; run <= 3; run++)
            await TellAsync("root_cause_completed", run, ago: TimeSpan.FromDays(1), group: run);
        await TellAsync("coding_started", 4, ago: TimeSpan.FromMinutes(1), group: 4);
        await Eventually.HoldsAsync(async () => (await ListAsync(1)).Count == 4);

        var (items, total) = await _host.Get<RetroList>().ReadAsync(_clock.GetUtcNow(), samples: false, new() { State = RunState.RootCauseFound }, page: 1, TestContext.Current.CancellationToken);

        Assert.Equal(3, total);
        Assert.Equal([3, 2, 1], items.Select(one => one.Run.RunId.Value));
        Assert.Empty((await _host.Get<RetroList>().ReadAsync(_clock.GetUtcNow(), samples: false, new(), page: 2, TestContext.Current.CancellationToken)).Items);
    }

    [Fact]
    public async Task List_OfAStep_HasTheSlowestFirst()
    {
        foreach (var (run, minutes) in ((int, int)[])[(1, 3), (2, 9), (3, 6)])
        {
            var ago = TimeSpan.FromDays(2) - TimeSpan.FromHours(run);
            await TellAsync("solution_started", run, ago);
            await TellAsync("solution_completed", run, ago - TimeSpan.FromMinutes(minutes));
        }

        await TellAsync("solution_started", 4, ago: TimeSpan.FromMinutes(1));
        await Eventually.HoldsAsync(async () => (await ListAsync(1)) is { Count: 4 } runs && runs.Count(run => run.Took.Solution > 0) == 3);

        var (items, total) = await _host.Get<RetroList>().ReadAsync(_clock.GetUtcNow(), samples: false, new() { Step = Stage.Solution }, page: 1, TestContext.Current.CancellationToken);

        Assert.Equal(3, total);
        Assert.Equal([(2, 9), (3, 6), (1, 3)], items.Select(one => ((int)one.Run.RunId.Value, (int)one.Took!.Value.TotalMinutes)));
    }

    /// <summary>As read now: what is held is let go of.</summary>
    private async Task<IReadOnlyList<RetroRun>> ListAsync(int weeks)
    {
        _clock.Advance(RetroReader.HoldsFor);
        return (await ReadAsync(weeks)).All;
    }

    private Task<RetroRuns> ReadAsync(int weeks) => _host.Get<RetroReader>().ReadAsync(_clock.GetUtcNow().AddDays(-7 * (weeks - 1)), samples: false, TestContext.Current.CancellationToken);

    /// <summary>The oldest first: the clock goes on to then.</summary>
    private async Task TellAsync(string action, long run, TimeSpan ago, long? group = null, string? data = null)
    {
        if (Wednesday - ago > _clock.GetUtcNow())
            _clock.SetUtcNow(Wednesday - ago);
        await _host.KeepAsync("seer", Body.Seer(action, run, group ?? run, data), sentAt: _clock.GetUtcNow());
    }
}
