using MimeKit;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Channels;

public sealed class MailTests : IDisposable
{
    private readonly Authority _authority = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Mail_IsSentEncryptedAfterSigningIn(bool atOnce)
    {
        await using var sink = new SmtpSink(_authority.For("localhost")) { TlsAtOnce = atOnce };

        var outcome = await SendAsync(sink);

        Assert.Equal((SendResult.Sent, "Taken by the mail server.", "taken as 42"), (outcome.Result, outcome.Reason, outcome.Response));
        string[] before = atOnce ? [] : ["EHLO dash.example", "STARTTLS"];
        Assert.Equal([.. before, "TLS", "EHLO dash.example"], sink.Commands.Take(before.Length + 2));
        Assert.StartsWith("AUTH PLAIN", sink.Commands[before.Length + 2], StringComparison.Ordinal);
        Assert.Equal(["MAIL FROM:<seer@dash.example>", "RCPT TO:<jo@example.com>", "RCPT TO:<mo@example.com>"], sink.Commands.Where(each => each.StartsWith("MAIL", StringComparison.Ordinal) || each.StartsWith("RCPT", StringComparison.Ordinal)).Select(each => each.Split(" BODY")[0].Split(" SIZE")[0]));
    }

    [Fact]
    public async Task Mail_SaysTheSameAsTextAndAsHtml()
    {
        await using var sink = new SmtpSink(_authority.For("localhost"));
        await SendAsync(sink);

        var mail = Read(Assert.Single(sink.Mails));
        Assert.Equal((Messages.First.Title, "\"Seer\" <seer@dash.example>", "jo@example.com, \"Mo\" <mo@example.com>"), (mail.Subject, mail.From.ToString(), mail.To.ToString()));
        Assert.Equal((Messages.First.At, "auto-generated"), (mail.Date, mail.Headers["Auto-Submitted"]));
        Assert.Equal(["text/plain", "text/html"], Assert.IsType<MultipartAlternative>(mail.Body).Select(part => part.ContentType.MimeType));
        foreach (var said in new[] { Messages.First.Title, "The cart is read before it is loaded.", "Repository", "acme/shop", Messages.Page, "https://github.com/acme/shop/pull/12" })
        {
            Assert.Contains(said, mail.TextBody, StringComparison.Ordinal);
            Assert.Contains(said, mail.HtmlBody, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Mail_SentAgain_HasTheSameId_AndOthersOfTheRunAnswerTheFirst()
    {
        await using var sink = new SmtpSink(_authority.For("localhost"));

        var first = await SendAsync(sink);
        var again = await SendAsync(sink, thread: first.Thread);
        var next = await SendAsync(sink, Messages.First with { Key = "run-7-done" }, first.Thread);
        var last = await SendAsync(sink, Messages.First with { Key = "run-7-late" }, next.Thread);

        Assert.Equal([first.Thread, first.Thread, first.Thread], [again.Thread, next.Thread, last.Thread]);
        var mails = sink.Mails.Select(Read).ToList();
        Assert.Equal([first.Thread, first.Thread], mails.Take(2).Select(mail => mail.MessageId));
        Assert.EndsWith("@dash.example", first.Thread, StringComparison.Ordinal);
        Assert.Equal(3, mails.Select(mail => mail.MessageId).Distinct().Count());
        Assert.All(mails.Take(2), mail => Assert.Null(mail.InReplyTo));
        Assert.All(mails.Skip(2), mail => Assert.Equal((first.Thread, first.Thread), (mail.InReplyTo, Assert.Single(mail.References))));
    }

    [Theory]
    [InlineData("x\r\nBcc: evil@example.com")]
    [InlineData("<evil@example.com>")]
    [InlineData("no id at all")]
    [InlineData("")]
    public async Task Thread_ThatIsNoId_MakesNoHeader(string thread)
    {
        await using var sink = new SmtpSink(_authority.For("localhost"));
        await SendAsync(sink, thread: thread);
        var mail = Read(Assert.Single(sink.Mails));
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain("evil", mail.Headers[HeaderId.References] ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_WithoutEncryption_GetsNothing()
    {
        await using var sink = new SmtpSink(_authority.For("localhost")) { OffersTls = false };
        var outcome = await SendAsync(sink);
        Assert.Equal(SendResult.Never, outcome.Result);
        Assert.Contains("STARTTLS", outcome.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(sink.Commands, each => each.StartsWith("AUTH", StringComparison.Ordinal) || each.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "localhost", false, false)]
    [InlineData(false, "localhost", false, false)]
    [InlineData(true, "localhost", true, true)]
    [InlineData(false, "localhost", true, true)]
    [InlineData(true, "other.example", false, true)]
    [InlineData(false, "other.example", false, true)]
    public async Task Server_WhoseCertificateIsNotRight_GetsNothing(bool atOnce, string name, bool isOver, bool trusted)
    {
        await using var sink = new SmtpSink(_authority.For(name, isOver)) { TlsAtOnce = atOnce };
        var outcome = await SendAsync(sink, trusted: trusted);
        Assert.Equal(SendResult.Later, outcome.Result);
        Assert.Contains("certificate", outcome.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(sink.Commands, each => each.StartsWith("AUTH", StringComparison.Ordinal) || each.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("greeting", "554 no", SendResult.Never, 554)]
    [InlineData("greeting", "421 busy", SendResult.Later, 421)]
    [InlineData("AUTH", "535 wrong", SendResult.Never, null)]
    [InlineData("AUTH", "454 not now", SendResult.Later, 454)]
    [InlineData("MAIL", "550 not you", SendResult.Never, 550)]
    [InlineData("MAIL", "451 not now", SendResult.Later, 451)]
    [InlineData("RCPT", "550 nobody", SendResult.Never, 550)]
    [InlineData("RCPT TO:<mo", "450 greylisted", SendResult.Later, 450)]
    [InlineData("DATA", "554 spam", SendResult.Never, 554)]
    [InlineData("end of data", "552 too large", SendResult.Never, 552)]
    [InlineData("end of data", "452 full", SendResult.Later, 452)]
    [InlineData("end of data", "drop", SendResult.Later, null)]
    [InlineData("greeting", "drop", SendResult.Later, null)]
    [InlineData("greeting", "hello there", SendResult.Later, null)]
    [InlineData("QUIT", "drop", SendResult.Sent, 250)]
    [InlineData("QUIT", "500 what", SendResult.Sent, 250)]
    public async Task Server_ThatRefuses_SaysWhatToDoNext(string to, string says, SendResult result, int? status)
    {
        await using var sink = new SmtpSink(_authority.For("localhost")) { Says = new Dictionary<string, string>(StringComparer.Ordinal) { [to] = says } };
        var outcome = await SendAsync(sink);
        Assert.Equal((result, status), (outcome.Result, outcome.Status));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Server_ThatSpeaksNoTls_IsNotSaidToHaveAWrongCertificate(bool onTheTlsPort)
    {
        await using var sink = new SmtpSink(_authority.For("localhost")) { StaysPlain = true };
        await using var outbound = new Outbound(options => (options.Authorities, options.MailTlsPort) = (_authority.Roots, onTheTlsPort ? sink.Port : 465));
        var outcome = await outbound.SendAsync(Targets.Mail("127.0.0.1", sink.Port));
        Assert.Equal((SendResult.Later, "No encrypted connection came about. Check whether the port is one for TLS at once (465) or for STARTTLS (587)."), (outcome.Result, outcome.Reason));
    }

    [Fact]
    public async Task Recipient_ThatIsNotKnown_DoesNotKeepItFromTheOthers()
    {
        await using var sink = new SmtpSink(_authority.For("localhost")) { Says = new Dictionary<string, string>(StringComparer.Ordinal) { ["RCPT TO:<jo"] = "550 nobody" } };
        var outcome = await SendAsync(sink);
        Assert.Equal((SendResult.Sent, "Taken by the mail server, but not for 1 of the recipients."), (outcome.Result, outcome.Reason));
        Assert.Single(sink.Mails);
    }

    [Theory]
    [InlineData("greeting", "")]
    [InlineData("greeting", "slowly")]
    [InlineData("MAIL", "slowly")]
    [InlineData("end of data", "")]
    [InlineData("end of data", "slowly")]
    public async Task Server_ThatSaysNothingOrSaysItSlowly_IsLeftAlone(string to, string says)
    {
        await using var sink = new SmtpSink(_authority.For("localhost")) { Says = new Dictionary<string, string>(StringComparer.Ordinal) { [to] = says } };
        var outcome = await SendAsync(sink, limit: TimeSpan.FromMilliseconds(600));
        Assert.Equal((SendResult.Later, "There was no whole answer within 0.6 s."), (outcome.Result, outcome.Reason));
    }

    [Theory]
    [InlineData("greeting")]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    [InlineData("end of data")]
    public async Task Server_ThatAnswersWithoutEnd_IsHungUpOn(string to)
    {
        var sink = new SmtpSink(_authority.For("localhost")) { Says = new Dictionary<string, string>(StringComparer.Ordinal) { [to] = "endless" } };
        var outcome = await SendAsync(sink);
        await sink.DisposeAsync();
        Assert.Equal((SendResult.Later, "The mail server ended the connection or did not answer as SMTP has it."), (outcome.Result, outcome.Reason));
        // What the machine's own buffers took; nobody read it.
        Assert.InRange(sink.Endless, 1, 20_000_000);
    }

    [Fact]
    public async Task Excerpts_HaveNoPasswordInThem_AlsoWhereTheServerRepeatsIt()
    {
        await using var sink = new SmtpSink(_authority.For("localhost")) { Says = new Dictionary<string, string>(StringComparer.Ordinal) { ["MAIL"] = "550 a-password-of-mail is not welcome" } };
        var outcome = await SendAsync(sink);
        Assert.DoesNotContain("a-password-of-mail", outcome.Request + outcome.Response + outcome.Reason, StringComparison.Ordinal);
        Assert.Equal("… is not welcome", outcome.Response);
        Assert.Contains("Subject: " + Messages.First.Title, outcome.Request, StringComparison.Ordinal);
    }

    public void Dispose() => _authority.Dispose();

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail)));

    private async Task<SendOutcome> SendAsync(SmtpSink sink, Message? message = null, string? thread = null, bool trusted = true, TimeSpan? limit = null)
    {
        await using var outbound = new Outbound(options =>
        {
            options.Authorities = trusted ? _authority.Roots : null;
            options.MailTlsPort = sink.TlsAtOnce ? sink.Port : 465;
            options.CallLimit = limit ?? options.CallLimit;
        });
        return await outbound.SendAsync(Targets.Mail("127.0.0.1", sink.Port), message, thread);
    }
}
