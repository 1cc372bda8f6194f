using AngleSharp.Html.Parser;
using CsCheck;
using MimeKit;
using SeerDashboard.Notify.Channels.Discord;
using SeerDashboard.Notify.Channels.Email;
using SeerDashboard.Notify.Channels.Signed;
using SeerDashboard.Notify.Channels.Slack;
using SeerDashboard.Notify.Channels.Teams;
using SeerDashboard.Notify.Channels.Text;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Channels;

/// <summary>Whatever somebody writes, a channel gets what it takes, and nothing in it calls anybody, leads elsewhere or hides.</summary>
public sealed class HostileMessageTests
{
    private static readonly string[] Elements = ["HTML", "HEAD", "META", "BODY", "H1", "P", "BR", "TABLE", "TBODY", "TR", "TH", "TD", "A"];
    private static readonly string[] Headers =
        ["From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version", "Content-Type"];

    private static readonly MailboxAddress Us = new("Seer", "seer@dash.example");

    [Fact]
    public void Slack_OfAnyText_TakesItAndNothingInItIsLive() => Messages.Hostile.Sample(
        message =>
        {
            foreach (var body in new[] { SlackBlocks.Of(message), SlackBlocks.Reply(message) }.Select(body => Walk.Parse(MessageJson.Bytes(body))))
            {
                Assert.Empty(SlackRules.Broken(body));
                Assert.All(Walk.Strings(body), text => Assert.True(Walk.IsSeen(text), text));
            }
        },
        iter: Host.Rounds.Of(200, 20_000));

    [Fact]
    public void Discord_OfAnyText_TakesItAndNothingInItIsLive() => Messages.Hostile.Sample(
        message =>
        {
            var body = Walk.Parse(DiscordBody.Of(message));
            Assert.Empty(DiscordRules.Broken(body));
            Assert.All(Walk.Strings(body), text => Assert.True(Walk.IsSeen(text), text));
        },
        iter: Host.Rounds.Of(200, 20_000));

    [Fact]
    public void Teams_OfAnyText_TakesItAndNothingInItIsLive() => Messages.Hostile.Sample(
        message =>
        {
            var body = Walk.Parse(TeamsCard.Of(message));
            Assert.Empty(TeamsRules.Broken(body));
            Assert.All(Walk.Strings(body), text => Assert.True(Walk.IsSeen(text), text));
        },
        iter: Host.Rounds.Of(100, 10_000));

    [Fact]
    public void Webhook_OfAnyText_IsJsonWithOurLinksOnly() => Messages.Hostile.Sample(
        message =>
        {
            var body = Walk.Parse(WebhookBody.Of(message));
            Assert.All(Walk.Strings(body), text => Assert.True(Walk.IsSeen(text), text));
            Assert.Equal(Messages.Page, body.GetProperty("message").GetProperty("link").GetString());
        },
        iter: Host.Rounds.Of(100, 10_000));

    [Fact]
    public void Mail_OfAnyText_HasOurHeadersAndOurLinksOnly() => Messages.Hostile.Sample(
        message =>
        {
            using var mail = Mail.Of(Us, [new MailboxAddress("", "jo@example.com")], message, thread: message.Text);
            using var sent = new MemoryStream();
            mail.WriteTo(sent);
            sent.Position = 0;
            using var read = MimeMessage.Load(sent);

            Assert.Empty(read.Headers.Select(header => header.Field).Except([.. Headers, "In-Reply-To", "References"], StringComparer.OrdinalIgnoreCase));
            Assert.Equal(read.Headers.Count, read.Headers.Select(header => header.Field).Distinct().Count());
            Assert.Equal("jo@example.com", Assert.Single(read.To.Mailboxes).Address);
            Assert.True(Walk.IsSeen(read.Subject!), read.Subject);
            Assert.True(Walk.IsSeen(read.TextBody!.ReplaceLineEndings("\n")), read.TextBody);
            Assert.DoesNotContain("https://evil", read.TextBody, StringComparison.Ordinal);
            using var page = new HtmlParser().ParseDocument(read.HtmlBody!);
            Assert.Empty(page.All.Select(element => element.NodeName).Except(Elements));
            Assert.All(page.QuerySelectorAll("a"), link => Assert.Matches("^https://(seer\\.example|github\\.com)/", link.GetAttribute("href")));
            Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "src");
        },
        iter: Host.Rounds.Of(50, 5_000));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://github.com@evil.example/")]
    [InlineData("/relative")]
    public void Link_ThatIsNotPlain_IsLeftOut(string address)
    {
        var links = SafeLink.Of(Messages.First with { Links = [new("x", new(address, UriKind.RelativeOrAbsolute))] });
        Assert.Equal([Messages.Page], links.Select(link => link.Address));
    }

    [Theory]
    [InlineData("https://github.com/a(b)<c>|d\"e'f@g", "https://github.com/a%28b%29%3Cc%3E%7Cd%22e%27f%40g")]
    [InlineData("https://xn--80ak6aa92e.com/", "https://xn--80ak6aa92e.com/")]
    [InlineData("https://аррӏе.com/", "https://xn--80ak6aa92e.com/")]
    [InlineData("http://[2606:4700::1]:81/x?y=1&z=2#w", "http://[2606:4700::1]:81/x?y=1&z=2#w")]
    public void Link_IsWrittenSoThatNoChannelReadsItOtherwise(string address, string written) =>
        Assert.Equal(written, SafeLink.ToPage(Messages.First with { Link = new(address) }, "x")!.Address);
}
