using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Outgoing;
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
        Assert.All(began.Zip(began.Skip(1), (one, next) => next - one), apart => Assert.True(apart >= TimeSpan.FromSeconds(1), $"{apart}"));
    }

    [Fact]
    public async Task Channel_ThatAsksToWait_IsSentNothingBefore()
    {
        await using var host = await StartAsync(ChannelKind.Webhook, _ => _came.Count == 1 ? 429 : 200, runs: 2);
        host.Receiver.RetryAfter = "40";
        await CameAsync(3, TimeSpan.FromMilliseconds(500));
        Assert.True(Apart()[0] >= TimeSpan.FromSeconds(40), $"{Apart()[0]}");
    }

    [Fact]
    public async Task Channel_ThatFailsFiveTimes_IsAskedWithOneMessageAMinuteLater_AndAtOnceWhenItWasMended()
    {
        await using var host = await StartAsync(ChannelKind.Webhook, _ => 500, runs: 8);
        await CameAsync(7, TimeSpan.FromSeconds(1));
        var apart = Apart();
        Assert.True(apart[4] >= TimeSpan.FromMinutes(1), $"{apart[4]}");
        Assert.True(apart[5] >= TimeSpan.FromMinutes(2), $"{apart[5]}");
        var pace = host.App.Get<OutboxSender>().PaceOf(host.Channel);
        await Eventually.HoldsAsync(() => Task.FromResult(pace.Failures == 7));
        Assert.True(pace.RestsUntil(_clock.GetUtcNow()) > _clock.GetUtcNow().AddMinutes(3));

        host.Receiver.Answer = _ => Came(200);
        await host.App.Get<ChannelBook>().ChangeAsync(host.Channel, "bot", ToldHost.Target(host.Receiver), Cancel);
        Assert.Null(pace.RestsUntil(_clock.GetUtcNow()));
        await CameAsync(8, TimeSpan.FromMilliseconds(250));
    }

    private async Task<ToldHost> StartAsync(ChannelKind kind, Func<ToldRequest, int> answer, int runs)
    {
        var host = await ToldHost.StartAsync(_clock, target: receiver => Targets.At(kind, receiver.Url));
        // Tests go on with this clock faster than a call comes and goes.
        host.App.Get<IOptions<OutgoingOptions>>().Value.CallLimit = TimeSpan.FromHours(5);
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

    /// <summary>Time goes on until so many came.</summary>
    private Task CameAsync(int count, TimeSpan step) => Eventually.HoldsAsync(() =>
    {
        if (_came.Count < count)
            _clock.Advance(step);
        return Task.FromResult(_came.Count >= count);
    });

    private List<TimeSpan> Apart() => [.. _came.Zip(_came.Skip(1), (one, next) => next - one)];
}
