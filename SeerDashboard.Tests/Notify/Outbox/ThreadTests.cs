using Microsoft.Extensions.Options;
using MimeKit;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Outgoing;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>What is told of one run stays in one place, from the first message to the next.</summary>
public sealed class ThreadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Discord_IsToldOnce_AndThenChangesWhatItWasTold()
    {
        await using var host = await ToldHost.StartAsync(target: receiver => Targets.At(ChannelKind.Discord, receiver.Url));
        host.Receiver.Says = """{"id": "4711"}""";
        await TwoStatesAsync(host);
        Assert.Equal(["POST /hook", "PATCH /hook/messages/4711"], host.Receiver.Came.Select(request => request.Asked));
        // Another run has a message of its own.
        await host.FoundAsync(8);
        await CountAsync(host, 3);
        Assert.Equal("POST /hook", host.Receiver.Came.Last().Asked);
    }

    [Fact]
    public async Task SlackBot_PostsOnce_AndThenChangesThat()
    {
        await using var host = await ToldHost.StartAsync(target: _ => Targets.SlackBot);
        host.Receiver.Says = """{"ok": true, "channel": "C0123456789", "ts": "1503435956.000247"}""";
        await TwoStatesAsync(host);
        Assert.Equal(["POST /slack/chat.postMessage", "POST /slack/chat.update"], host.Receiver.Came.Select(request => request.Asked));
        Assert.Equal("1503435956.000247", host.Receiver.Came.Last().Body.GetProperty("ts").GetString());
    }

    [Fact]
    public async Task Mail_IsAnsweredByTheNextOne()
    {
        using var authority = new Authority();
        await using var sink = new SmtpSink(authority.For("localhost"));
        await using var host = await ToldHost.StartAsync(target: _ => Targets.Mail("127.0.0.1", sink.Port));
        host.App.Get<IOptions<OutgoingOptions>>().Value.Authorities = authority.Roots;
        await TwoStatesAsync(host);
        var mails = sink.Mails.Select(mail => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail)))).ToList();
        Assert.Equal([null, mails[0].MessageId], mails.Select(mail => mail.InReplyTo));
    }

    private static async Task TwoStatesAsync(ToldHost host)
    {
        await host.RuleAsync(NotifyEvent.RootCauseFound, NotifyEvent.PlanReady);
        await host.FoundAsync(7);
        await CountAsync(host, 1);
        await host.PlannedAsync(7);
        await CountAsync(host, 2);
    }

    private static Task CountAsync(ToldHost host, int sent) =>
        Eventually.HoldsAsync(async () => (await host.App.Get<OutboxReader>().CountsAsync(Cancel)).GetValueOrDefault(MessageState.Sent) == sent);
}
