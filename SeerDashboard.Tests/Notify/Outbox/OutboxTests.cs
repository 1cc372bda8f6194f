using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>From a signed delivery to a receiver, through the real app.</summary>
public sealed class OutboxTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_Reached_IsToldOnce_WithTheRunAsTheApiListsIt()
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        await host.FoundAsync(7);
        var sent = await host.ThereIsAsync(MessageState.Sent);
        var came = Assert.Single(host.Receiver.Came);
        Assert.Equal(MessageKey.Of(sent, await host.App.Get<StoreEpoch>().ReadAsync(Cancel)), came.Id);
        Assert.Contains("\"runId\":7", came.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("No customer.", came.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((NotifyEvent.RootCauseFound, 1), (sent.Event, sent.Attempts));
        var sending = Assert.Single(await host.App.Get<OutboxReader>().SendingsAsync(sent.Id, Cancel));
        Assert.Equal((SendResult.Sent, (int?)200), (sending.Outcome.Result, sending.Outcome.Status));

        // The same again, and all made anew: nothing is told twice.
        await host.FoundAsync(7);
        await host.App.Get<StoreJobs>().RunAsync((_, projector) => projector.Recompose([sent.Run!.Value]), Cancel);
        await host.FoundAsync(8);
        await Eventually.HoldsAsync(() => Task.FromResult(host.Receiver.Came.Count > 1));
        Assert.Equal(2, host.Receiver.Came.DistinctBy(request => request.Id).Count());
        Assert.Equal(2, host.Receiver.Came.Count);
    }

    [Fact]
    public async Task Rule_ThatIsOff_OrAsksForOtherRuns_TellsNothing()
    {
        await using var host = await ToldHost.StartAsync();
        var rules = host.App.Get<RuleBook>();
        await rules.SaveAsync(new(0, "off", host.Channel, IsOn: false, new() { When = [NotifyEvent.RootCauseFound] }), Cancel);
        await rules.SaveAsync(new(0, "elsewhere", host.Channel, IsOn: true, new() { When = [NotifyEvent.RootCauseFound], For = new() { Repos = ["globex/*"] } }), Cancel);
        await host.FoundAsync(7);
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        await host.FoundAsync(8);
        Assert.Equal(8, (await host.ThereIsAsync(MessageState.Sent)).Run!.Value.RunId.Value);
        Assert.Single(await host.App.Get<OutboxReader>().ListAsync(state: null, before: null, 10, Cancel));
    }

    [Fact]
    public async Task Failure_IsTriedAgainOnSchedule_WithTheSameId_UntilItIsGivenUp_AndResentByHand()
    {
        var clock = new FakeTimeProvider(Some.Noon);
        await using var host = await ToldHost.StartAsync(clock);
        host.Receiver.Answer = _ => StatusCodes.Status500InternalServerError;
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        await host.FoundAsync(7);
        for (var attempt = 1; attempt <= RetrySchedule.MostAttempts; attempt++)
        {
            await ElapseUntilAsync(clock, TimeSpan.FromMilliseconds(500), () => host.Receiver.Came.Count == attempt);
            if (attempt < RetrySchedule.MostAttempts)
            {
                var due = await Eventually.GetAsync(async () => await host.MessageAsync(MessageState.Due) is { } message && message.Attempts == attempt ? message : null);
                clock.SetUtcNow(due.DueAt!.Value);
            }
        }

        var dead = await Eventually.GetAsync(() => host.MessageAsync(MessageState.Dead));
        Assert.Contains("500", dead.Reason, StringComparison.Ordinal);
        Assert.Single(host.Receiver.Came.DistinctBy(request => request.Id));
        Assert.Equal(RetrySchedule.MostAttempts, (await host.App.Get<OutboxReader>().SendingsAsync(dead.Id, Cancel)).Count);

        host.Receiver.Answer = _ => StatusCodes.Status204NoContent;
        clock.Advance(TimeSpan.FromHours(1));
        await host.App.Get<OutboxLog>().ResendAsync(dead.Id, Cancel);
        await ElapseUntilAsync(clock, TimeSpan.FromMilliseconds(500), async () => (await host.MessageAsync(MessageState.Sent))?.Id == dead.Id);
    }

    [Fact]
    public async Task Gone_SwitchesTheChannelOff_AndWhatIsDueIsGivenUpWithTheReason()
    {
        await using var host = await ToldHost.StartAsync();
        host.Receiver.Answer = _ => StatusCodes.Status410Gone;
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        await host.FoundAsync(7);
        await host.ThereIsAsync(MessageState.Dead);
        var channel = Assert.Single(await host.App.Get<ChannelBook>().ListAsync(Cancel));
        Assert.NotNull(channel.Off);
        await host.FoundAsync(8);
        var second = await Eventually.GetAsync(async () => await host.MessageAsync(MessageState.Dead) is { Run.RunId.Value: 8 } message ? message : null);
        Assert.StartsWith("The channel is switched off", second.Reason, StringComparison.Ordinal);
        Assert.Single(host.Receiver.Came);

        host.Receiver.Answer = _ => StatusCodes.Status200OK;
        await host.App.Get<ChannelBook>().SwitchAsync(channel.Id, off: null, Cancel);
        await host.App.Get<OutboxLog>().ResendAsync(second.Id, Cancel);
        Assert.Equal(second.Id, (await host.ThereIsAsync(MessageState.Sent)).Id);
    }

    [Fact]
    public async Task Erased_Run_LeavesNoText_AndWhatIsDueIsDropped()
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        await host.FoundAsync(7);
        var sent = await host.ThereIsAsync(MessageState.Sent);
        await host.App.Get<Eraser>().EraseRunAsync(sent.Run!.Value, Cancel);
        Assert.Empty(await host.App.Get<OutboxReader>().SendingsAsync(sent.Id, Cancel));
        await host.App.Get<OutboxLog>().ResendAsync(sent.Id, Cancel);
        Assert.Equal(sent.Id, (await host.ThereIsAsync(MessageState.Dropped)).Id);
        Assert.Single(host.Receiver.Came);
    }

    [Fact]
    public async Task Transaction_RolledBack_LeavesNothingToTell()
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        var run = Some.Run(7, 1, "x") with { State = RunState.RootCauseFound, UpdatedAt = TimeProvider.System.GetUtcNow() };
        await host.App.Get<StoreJobs>().RunAsync((connection, _) =>
        {
            using var transaction = connection.BeginTransaction();
            host.App.Get<OutboxWriter>().Follow(new(null, run, SeerRun.Unseen(run.Key)), transaction);
            transaction.Rollback();
        }, Cancel);
        Assert.Empty(await host.App.Get<OutboxReader>().ListAsync(state: null, before: null, 10, Cancel));
    }

    [Fact]
    public async Task Address_AndSecret_AreNotInTheStore()
    {
        await using var host = await ToldHost.StartAsync();
        await using var context = await host.App.Get<IDbContextFactory<SeerContext>>().CreateDbContextAsync(Cancel);
        var kept = Assert.Single(await context.Channels.AsNoTracking().ToListAsync(Cancel)).Target;
        Assert.DoesNotContain("127.0.0.1", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", kept, StringComparison.Ordinal);
        Assert.Equal(host.Receiver.Url, Assert.Single(await host.App.Get<ChannelBook>().ListAsync(Cancel)).Target!.Url);
    }

    private static Task ElapseUntilAsync(FakeTimeProvider clock, TimeSpan step, Func<bool> holds) => ElapseUntilAsync(clock, step, () => Task.FromResult(holds()));

    private static Task ElapseUntilAsync(FakeTimeProvider clock, TimeSpan step, Func<Task<bool>> holds) => Eventually.HoldsAsync(async () =>
    {
        if (await holds())
            return true;
        clock.Advance(step);
        return false;
    });
}
