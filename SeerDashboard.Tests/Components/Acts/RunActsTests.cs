using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Components.Acts;

public sealed class RunActsTests : ActsHost
{
    [Fact]
    public async Task Claim_IsSaidAndTakenBack()
    {
        var run = await FoundAsync(1);
        await Acts.ClaimAsync([run], "Mia", Mia);
        await IsAsync(1, one => one.ClaimedBy == "Mia");
        await UndoAsync("1001 claimed");
        await IsAsync(1, one => one.ClaimedBy is null);
    }

    [Fact]
    public async Task HandOverAndGiveBack_AreSaidAsSuch()
    {
        var run = await FoundAsync(1);
        await Acts.ClaimAsync([run], "Jo", Mia);
        Assert.Contains("1001 handed over to Jo", Said);
        await IsAsync(1, one => one.ClaimedBy == "Jo");
        await Acts.ClaimAsync([Run(1)!], null, Mia);
        Assert.Contains("1001 given back", Said);
        await IsAsync(1, one => one.ClaimedBy is null);
    }

    [Fact]
    public async Task Done_Several_AreOneActAndOneUndo()
    {
        RunSummary[] runs = [await FoundAsync(1), await FoundAsync(2)];
        IReadOnlyCollection<RunKey>? told = null;
        Acts.Acted += keys => told = keys;
        await Acts.DoneAsync(runs, done: true, Mia);
        Assert.Equal(runs.Select(run => run.Key), told);
        await IsAsync(2, one => one.Done?.By == "Mia");
        await UndoAsync("2 runs marked as done");
        await IsAsync(1, one => one.Done is null);
        await IsAsync(2, one => one.Done is null);
    }

    [Fact]
    public async Task Snooze_SaysUntilWhen_AndWakes()
    {
        var run = await FoundAsync(1);
        var until = TimeProvider.System.GetUtcNow().AddHours(1);
        await Acts.SnoozeAsync([run], new("1 hour", until, "14:00"), Mia);
        Assert.Contains("1001 snoozed until 14:00", Said);
        await IsAsync(1, one => one.SnoozedUntil == until);
        await Acts.SnoozeAsync([run], new("Until something changes", null, null), Mia);
        Assert.Contains("1001 snoozed until something changes", Said);
        await Acts.WakeAsync([run]);
        await IsAsync(1, one => !one.SnoozedUntilNews && one.SnoozedUntil is null);
    }

    [Fact]
    public async Task Claim_OfWhatSomebodyTookMeanwhile_StaysTheirsUntilMeant()
    {
        var run = await FoundAsync(1);
        await Host.Get<RunHandling>().ClaimAsync([run.Key], "Bob", Xunit.TestContext.Current.CancellationToken);
        await Acts.ClaimAsync([run], "Mia", Mia);
        Assert.Equal(["1001 stayed with Bob"], Said);
        await IsAsync(1, one => one.ClaimedBy == "Bob");
        await PressAsync("1001 stayed with Bob", "Claim instead");
        await IsAsync(1, one => one.ClaimedBy == "Mia");
    }

    [Fact]
    public async Task Claim_OfSeveral_TakesThoseThatNobodyHas()
    {
        RunSummary[] runs = [await FoundAsync(1), await FoundAsync(2) with { ClaimedBy = "Bob" }, await FoundAsync(3)];
        await Host.Get<RunHandling>().ClaimAsync([runs[1].Key], "Bob", Xunit.TestContext.Current.CancellationToken);
        await Acts.ClaimAsync(runs, "Mia", Mia);
        Assert.Equal(["1002 stayed with Bob", "2 runs claimed"], Said.Order(StringComparer.Ordinal));
        await IsAsync(3, one => one.ClaimedBy == "Mia");
        await IsAsync(2, one => one.ClaimedBy == "Bob");
    }

    [Fact]
    public async Task Undo_OfAClaimThatSomebodyTookOver_LeavesItAndSaysSo()
    {
        var run = await FoundAsync(1);
        await Acts.ClaimAsync([run], "Mia", Mia);
        await Host.Get<RunHandling>().ClaimAsync([run.Key], "Bob", Xunit.TestContext.Current.CancellationToken);
        await UndoAsync("1001 claimed");
        await SaysAsync("Bob has claimed it since: that was left as it is.");
        await IsAsync(1, one => one.ClaimedBy == "Bob");
    }

    [Fact]
    public async Task Undo_ByKey_TakesTheLastActBackAndThenSaysThatNothingIsLeft()
    {
        var run = await FoundAsync(1);
        await Acts.DoneAsync([run], done: true, Mia);
        await IsAsync(1, one => one.Done is not null);
        await Acts.UndoAsync();
        await IsAsync(1, one => one.Done is null);
        await Acts.UndoAsync();
        await SaysAsync("There is nothing to take back.");
    }

    [Fact]
    public async Task NoRun_IsNothingToSay()
    {
        await Acts.DoneAsync([], done: true, Mia);
        Assert.Empty(Said);
    }
}
