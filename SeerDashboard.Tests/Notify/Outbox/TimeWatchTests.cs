using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>What no delivery brings: time passes, the store fails.</summary>
public sealed class TimeWatchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ThatGoesQuiet_IsToldOnce()
    {
        var clock = new FakeTimeProvider(Some.Noon);
        await using var host = await ToldHost.StartAsync(clock);
        await host.RuleAsync(NotifyEvent.Quiet);
        await host.App.KeepAsync("seer", Body.Seer("root_cause_started", 7, 7));
        await Eventually.HoldsAsync(async () => await host.App.Get<RunReader>().NewestVersionAsync(Cancel) > 0);
        clock.Advance(TimeSpan.FromMinutes(11));
        // In small steps, and none while it is sent: a call has ten seconds of this clock.
        await Eventually.HoldsAsync(() =>
        {
            if (host.Receiver.Came.IsEmpty)
                clock.Advance(TimeSpan.FromMilliseconds(250));
            return Task.FromResult(!host.Receiver.Came.IsEmpty);
        });
        await host.ThereIsAsync(MessageState.Sent);
        Assert.Contains("run.quiet", Assert.Single(host.Receiver.Came).Body.GetRawText(), StringComparison.Ordinal);
        for (var turn = 0; turn < 10; turn++)
            clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Single(await host.App.Get<OutboxReader>().ListAsync(state: null, before: null, 10, Cancel));
    }

    [Fact]
    public async Task Store_ThatCannotKeepDeliveries_IsToldWithoutAnOutbox_OncePerTrouble()
    {
        var clock = new FakeTimeProvider(Some.Noon);
        await using var host = await ToldHost.StartAsync(clock);
        await host.RuleAsync(NotifyEvent.StoreTrouble);
        // The app's own writer would find its store well.
        var condition = new StoreCondition();
        using var alarm = new StoreAlarm(condition, host.App.Get<Sources>(), host.App.Get<Alarming>(), clock, NullLogger<StoreAlarm>.Instance);
        await alarm.LookAsync(Cancel);
        condition.Keeps("The disk is full.");
        await alarm.LookAsync(Cancel);
        Assert.Empty(host.Receiver.Came);
        clock.Advance(TimeSpan.FromSeconds(31));
        await alarm.LookAsync(Cancel);
        await alarm.LookAsync(Cancel);
        Assert.Contains("The disk is full.", Assert.Single(host.Receiver.Came).Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_AlarmThatDoesNotArrive_IsSentAgain_WhenTheReceiverSays_AndAnewForTheNextTrouble()
    {
        var clock = new FakeTimeProvider(Some.Noon);
        await using var host = await ToldHost.StartAsync(clock);
        await host.RuleAsync(NotifyEvent.StoreTrouble);
        var condition = new StoreCondition();
        using var alarm = new StoreAlarm(condition, host.App.Get<Sources>(), host.App.Get<Alarming>(), clock, NullLogger<StoreAlarm>.Instance);
        await alarm.LookAsync(Cancel);
        condition.Keeps("The disk is full.");
        await alarm.LookAsync(Cancel);
        int[] answers = [500, 429, 200, 200];
        host.Receiver.Answer = _ => answers[host.Receiver.Came.Count];
        await LookAfterAsync(31, came: 1);
        await LookAfterAsync(59, came: 1);
        host.Receiver.RetryAfter = "300";
        await LookAfterAsync(1, came: 2);
        await LookAfterAsync(299, came: 2);
        await LookAfterAsync(1, came: 3);
        await LookAfterAsync(3_600, came: 3);
        Assert.Single(host.Receiver.Came.Select(request => request.Id).Distinct());

        condition.Keeps(null);
        await LookAfterAsync(15, came: 3);
        condition.Keeps("The disk is full.");
        await LookAfterAsync(15, came: 3);
        await LookAfterAsync(31, came: 4);
        Assert.Equal(2, host.Receiver.Came.Select(request => request.Id).Distinct().Count());

        async Task LookAfterAsync(int seconds, int came)
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            await alarm.LookAsync(Cancel);
            Assert.Equal(came, host.Receiver.Came.Count);
        }
    }
}
