using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Live;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>How fast the worker sends: never faster than a channel takes, not before it may be asked again, and hardly at all to one that fails.</summary>
public sealed class PaceTests
{
    private readonly FakeTimeProvider _clock = new(Some.Noon);
    private readonly ConcurrentQueue<DateTimeOffset> _came = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slack_IsToldOnceASecond()
    {
        await using var host = await StartAsync(ChannelKind.SlackWebhook, _ => 200, runs: 3);
        await CameAsync(3, TimeSpan.FromMilliseconds(100));
        var outbox = host.App.Get<OutboxReader>();
        await Eventually.HoldsAsync(async () => (await outbox.CountsAsync(Cancel)).GetValueOrDefault(MessageState.Sent) == 3);
        // When each was begun: how long it was under way, this clock went on.
        List<DateTimeOffset> began = [];
        foreach (var message in await outbox.ListAsync(state: null, before: null, 10, Cancel))
            began.AddRange((await outbox.SendingsAsync(message.Id, Cancel)).Select(sending => sending.At));
        began.Sort();
        Assert.All(began.Zip(began.Skip(1), (one, next) => next - one), apart => Assert.InRange(apart, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Channel_ThatAsksToWait_IsSentNothingBefore()
    {
        await using var host = await StartAsync(ChannelKind.Webhook, _ => _came.Count == 1 ? 429 : 200, runs: 2);
        host.Receiver.RetryAfter = "40";
        await CameAsync(3, TimeSpan.FromMilliseconds(500));
        Assert.InRange(Apart()[0], TimeSpan.FromSeconds(40), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Channel_ThatFailsFiveTimes_IsAskedWithOneMessageAMinuteLater_AndAtOnceWhenItWasMended()
    {
        await using var host = await StartAsync(ChannelKind.Webhook, _ => 500, runs: 8);
        await CameAsync(7, TimeSpan.FromSeconds(1));
        var apart = Apart();
        Assert.All(apart.Take(4), each => Assert.InRange(each, TimeSpan.Zero, TimeSpan.FromSeconds(30)));
        Assert.InRange(apart[4], TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(90));
        Assert.InRange(apart[5], TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(150));

        host.Receiver.Answer = _ => Came(200);
        await host.App.Get<ChannelBook>().ChangeAsync(host.Channel, "bot", ToldHost.Target(host.Receiver), Cancel);
        await CameAsync(8, TimeSpan.FromMilliseconds(250));
        Assert.InRange(Apart()[6], TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private async Task<ToldHost> StartAsync(ChannelKind kind, Func<ToldRequest, int> answer, int runs)
    {
        var host = await ToldHost.StartAsync(_clock, target: receiver => Targets.At(kind, receiver.Url));
        host.Receiver.Answer = request =>
        {
            _came.Enqueue(_clock.GetUtcNow());
            return answer(request);
        };
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        for (var run = 1; run <= runs; run++)
            await host.FoundAsync(run);
        return host;
    }

    private int Came(int status)
    {
        _came.Enqueue(_clock.GetUtcNow());
        return status;
    }

    /// <summary>Time goes on in small steps until so many came: a call has ten seconds of this clock.</summary>
    private Task CameAsync(int count, TimeSpan step) => Eventually.HoldsAsync(() =>
    {
        if (_came.Count < count)
            _clock.Advance(step);
        return Task.FromResult(_came.Count >= count);
    });

    private List<TimeSpan> Apart() => [.. _came.Zip(_came.Skip(1), (one, next) => next - one)];
}
