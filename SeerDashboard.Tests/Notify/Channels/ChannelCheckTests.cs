using SeerDashboard.Notify.Channels;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Channels;

public sealed class ChannelCheckTests
{
    private static readonly ChannelTarget Mail = Targets.Mail("smtp.example.com", 587);

    public static TheoryData<ChannelTarget, string?> Cases { get; } = new()
    {
        { Targets.At(ChannelKind.SlackWebhook, "https://hooks.slack.com/services/T/B/x"), null },
        { Targets.At(ChannelKind.Teams, "https://prod-1.logic.azure.com:443/workflows/x?sig=y"), null },
        { Targets.At(ChannelKind.Discord, "http://discord.com/api/webhooks/1/x"), "https://" },
        { Targets.At(ChannelKind.Teams, "http://8.8.8.8/x"), "https://" },
        { Targets.At(ChannelKind.Discord, "http://127.0.0.1:9/x"), null },
        { Targets.At(ChannelKind.Discord, "http://10.1.2.3/x"), null },
        { Targets.At(ChannelKind.Discord, "http://[::1]:9/x"), null },
        { Targets.At(ChannelKind.SlackWebhook, ""), "missing" },
        { new ChannelTarget(ChannelKind.Teams), "missing" },
        { Targets.At(ChannelKind.SlackWebhook, "hooks.slack.com/services/x"), "whole one that begins with https://" },
        { Targets.At(ChannelKind.SlackWebhook, "ftp://hooks.slack.com/x"), "whole one that begins with https://" },
        { Targets.At(ChannelKind.SlackWebhook, "https://a@hooks.slack.com/x"), "before its host" },
        { Targets.At(ChannelKind.Webhook, "http://receiver.example/x"), null },
        { Targets.Webhook("https://receiver.example/x") with { Secret = null }, "signing secret is missing" },
        { Targets.Webhook("https://receiver.example/x") with { Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }, "begin with whsec_" },
        { Targets.Webhook("https://receiver.example/x") with { Secret = "whsec_" }, "no base64" },
        { Targets.Webhook("https://receiver.example/x") with { Secret = "whsec_not-base64!" }, "no base64" },
        { Targets.Webhook("https://receiver.example/x") with { Secret = Targets.SigningSecret + " " }, "no base64" },
        { Targets.Webhook("https://receiver.example/x") with { Secret = "whsec_" + Convert.ToBase64String(new byte[23]) }, "too short" },
        { Targets.Webhook("https://receiver.example/x") with { Secret = "whsec_" + Convert.ToBase64String(new byte[64]) }, null },
        { Targets.Webhook("https://receiver.example/x") with { Secret = "whsec_" + Convert.ToBase64String(new byte[65]) }, "too long" },
        { Targets.SlackBot, null },
        { Targets.SlackBot with { Secret = null }, "token is missing" },
        { Targets.SlackBot with { Secret = "xoxp-1-2" }, "xoxb-" },
        { Targets.SlackBot with { Secret = "xoxb-1-2\r\nX-Evil: 1" }, "without spaces" },
        { Targets.SlackBot with { To = null }, "channel is missing" },
        { Targets.SlackBot with { To = "#general" }, "not the id" },
        { Targets.SlackBot with { To = "U0123456789" }, "not the id" },
        { Mail, null },
        { Mail with { Mail = null }, "mail server is missing" },
        { Mail with { Mail = Mail.Mail! with { Host = "https://smtp.example.com" } }, "no name of a server" },
        { Mail with { Mail = Mail.Mail! with { Host = "smtp.example.com\r\n" } }, "no name of a server" },
        { Mail with { Mail = Mail.Mail! with { Port = 0 } }, "no port" },
        { Mail with { Mail = Mail.Mail! with { From = "seer" } }, "sender is no e-mail address" },
        { Mail with { Mail = Mail.Mail! with { From = "seer@example.com\r\nBcc: x@example.com" } }, "sender is no e-mail address" },
        { Mail with { Mail = Mail.Mail! with { Password = null } }, "one is missing" },
        { Mail with { Mail = Mail.Mail! with { User = null, Password = null } }, null },
        { Mail with { To = " " }, "recipients are missing" },
        { Mail with { To = "jo" }, "not all e-mail addresses" },
        { Mail with { To = "jo@example.com, mo@" }, "not all e-mail addresses" },
        { Mail with { To = "jo@example.com> RCPT TO:<x@example.com" }, "not all e-mail addresses" },
        { Mail with { To = string.Join(',', Enumerable.Range(0, 51).Select(at => $"a{at}@example.com")) }, "1 to 50" },
        { new ChannelTarget((ChannelKind)99), "unknown to this version" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Target_ThatIsNotComplete_IsComplainedOf(ChannelTarget target, string? said)
    {
        var complaint = ChannelCheck.Complaint(target);
        if (said is null)
            Assert.Null(complaint);
        else
            Assert.Contains(said, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Target_ThatIsNotComplete_IsNeverSentTo()
    {
        await using var outbound = new Outbound();
        foreach (var kind in Enum.GetValues<ChannelKind>())
        {
            var outcome = await outbound.SendAsync(new ChannelTarget(kind));
            Assert.Equal((SendResult.Never, ChannelCheck.Complaint(new ChannelTarget(kind))), (outcome.Result, outcome.Reason));
        }
    }

    [Fact]
    public async Task Kinds_HaveOneSenderEach()
    {
        await using var outbound = new Outbound();
        Assert.Equal(Enum.GetValues<ChannelKind>(), outbound.Senders.SelectMany(sender => sender.Kinds).Order());
    }

    [Fact]
    public void Target_InALog_IsItsKindAlone() => Assert.Equal(
        ["SlackBot", "Email", "smtp.example.com:587"], new object[] { Targets.SlackBot, Mail, Mail.Mail! }.Select(each => each.ToString()));
}
