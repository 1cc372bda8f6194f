using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Store.Insights;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Live;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>Between the change and the sending time passes: what is not so any more is not told, what waits for an hour is told then.</summary>
public sealed class ActualityTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_WhoseRunWentOn_IsNotTold()
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        await host.App.KeepAsync("seer", ToldHost.Found(7));
        var sent = await host.ThereIsAsync(MessageState.Sent);
        var actuality = host.App.Get<Actuality>();
        Assert.Null(await actuality.WhyNotAsync(sent, ChannelKind.Webhook, Cancel));
        Assert.Equal("Word came meanwhile: the run is not quiet any more.", await actuality.WhyNotAsync(sent with { Event = NotifyEvent.Quiet }, ChannelKind.Webhook, Cancel));

        // Another run of the same issue takes its place; what people said of it is still said.
        await host.App.KeepAsync("seer", Body.Seer("root_cause_started", 8, 7));
        await Eventually.HoldsAsync(async () => await actuality.WhyNotAsync(sent, ChannelKind.Webhook, Cancel) == "A newer run of the same issue took its place.");
        foreach (var said in (NotifyEvent[])[NotifyEvent.Comment, NotifyEvent.Verdict])
            Assert.Null(await actuality.WhyNotAsync(sent with { Event = said }, ChannelKind.Webhook, Cancel));
    }

    [Fact]
    public async Task People_AreToldWhereARunIs_NotWhereItWas_AndProgramsAll()
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.RootCauseFound, NotifyEvent.PlanReady);
        await host.FoundAsync(7);
        var found = await host.ThereIsAsync(MessageState.Sent);
        await host.PlannedAsync(7);
        var planned = await Eventually.GetAsync(async () => await host.MessageAsync(MessageState.Sent) is { Event: NotifyEvent.PlanReady } sent ? sent : null);
        var actuality = host.App.Get<Actuality>();
        foreach (var kind in Enum.GetValues<ChannelKind>())
        {
            Assert.Null(await actuality.WhyNotAsync(planned, kind, Cancel));
            Assert.Equal(kind == ChannelKind.Webhook, await actuality.WhyNotAsync(found, kind, Cancel) is null);
        }

        // Another rule tells of its own: what it has to say is not said by this one.
        Assert.Null(await actuality.WhyNotAsync(found with { Rule = found.Rule + 1 }, ChannelKind.Email, Cancel));
        // Who presses the button wants this one.
        Assert.Null(await actuality.WhyNotAsync(found with { Reason = OutboxLog.ByHand }, ChannelKind.Email, Cancel));
        await host.App.Get<OutboxLog>().ResendAsync(found.Id, Cancel);
        await Eventually.HoldsAsync(() => Task.FromResult(host.Receiver.Came.Count == 3));
    }

    [Fact]
    public async Task Silence_IsToldOnce_AndNotWhenItIsOver()
    {
        var clock = new FakeTimeProvider(Some.Noon);
        await using var host = await ToldHost.StartAsync(clock);
        await host.RuleAsync(NotifyEvent.Silence);
        await host.App.KeepAsync("seer", Body.Seer("coding_started", 1));
        StoreAccess.Execute(host.App, $"""
            WITH RECURSIVE Before (N) AS (SELECT 1 UNION ALL SELECT N + 1 FROM Before WHERE N < 220)
            INSERT INTO Deliveries (Id, ReceivedAt, SentAt, Integration, Kind, Installation, Resource, RequestId, Size, Outcome, BodyHash)
            SELECT -N, {clock.GetUtcNow().UtcTicks} - N * {TimeSpan.FromMinutes(20).Ticks}, 0, 'acme', 'Internal', '', 'issue', '', 2, 'Stored', '' FROM Before
            """);
        var silence = host.App.Get<SilenceWatch>();
        clock.Advance(TimeSpan.FromMinutes(61));
        await Eventually.HoldsAsync(() =>
        {
            if (silence.Alarms.Count == 0 || host.Receiver.Came.IsEmpty)
                clock.Advance(TimeSpan.FromMilliseconds(250));
            return Task.FromResult(!host.Receiver.Came.IsEmpty);
        });
        var sent = await host.ThereIsAsync(MessageState.Sent);
        Assert.Equal((NotifyEvent.Silence, "acme", null), (sent.Event, sent.Detail, sent.Run));
        Assert.Null(await host.App.Get<Actuality>().WhyNotAsync(sent, ChannelKind.Webhook, Cancel));
        await host.App.KeepAsync("seer", Body.Seer("coding_started", 2));
        await Eventually.HoldsAsync(async () => await host.App.Get<Actuality>().WhyNotAsync(sent, ChannelKind.Webhook, Cancel) == "Deliveries came again meanwhile.");
        Assert.Single(host.Receiver.Came);
    }

    [Fact]
    public async Task QuietHours_HoldAMessageUntilTheirEnd()
    {
        var clock = new FakeTimeProvider(Some.Noon);
        await using var host = await ToldHost.StartAsync(clock);
        await host.App.Get<RuleBook>().SaveAsync(
            new(0, "by day", host.Channel, IsOn: true, new() { When = [NotifyEvent.RootCauseFound], Quiet = new("UTC", new(11, 0), new(12, 10), Weekends: false) }), Cancel);
        await host.FoundAsync(7);
        var due = await host.ThereIsAsync(MessageState.Due);
        Assert.Equal(Some.Noon.AddMinutes(10), due.DueAt);
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(0, (await host.ThereIsAsync(MessageState.Due)).Attempts);
        Assert.Empty(host.Receiver.Came);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.HoldsAsync(() =>
        {
            if (host.Receiver.Came.IsEmpty)
                clock.Advance(TimeSpan.FromMilliseconds(250));
            return Task.FromResult(!host.Receiver.Came.IsEmpty);
        });
        Assert.Equal(due.Id, (await host.ThereIsAsync(MessageState.Sent)).Id);
    }

    [Fact]
    public async Task Stop_InTheMidstOfASending_WaitsForItsEnd_AndSendsNothingTwice()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using var receiver = await ToldReceiver.StartAsync();
        using var entered = new SemaphoreSlim(0);
        using var answered = new ManualResetEventSlim();
        receiver.Answer = _ =>
        {
            entered.Release();
            answered.Wait(Cancel);
            return 200;
        };
        var settings = new Dictionary<string, string?> { [ToldHost.Allowed] = "127.0.0.1" };
        var app = new DashboardHost(settings, folder: folder);
        await app.Get<ChannelBook>().AddAsync("bot", ToldHost.Target(receiver), Cancel);
        await app.Get<RuleBook>().SaveAsync(new(0, "found", Assert.Single(await app.Get<ChannelBook>().ListAsync(Cancel)).Id, IsOn: true, new() { When = [NotifyEvent.RootCauseFound] }), Cancel);
        await app.KeepAsync("seer", ToldHost.Found(7));
        Assert.True(await entered.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
        var stopping = app.DisposeAsync().AsTask();
        Assert.False(stopping.IsCompleted);
        answered.Set();
        await stopping;

        await using (var next = new DashboardHost(settings, folder: folder))
        {
            await next.KeepAsync("seer", ToldHost.Found(8));
            await Eventually.HoldsAsync(async () => (await next.Get<OutboxReader>().CountsAsync(Cancel)).GetValueOrDefault(MessageState.Sent) == 2);
        }

        Assert.Equal(2, receiver.Came.Count);
        Directory.Delete(folder, recursive: true);
    }
}
