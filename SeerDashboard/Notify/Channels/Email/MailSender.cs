using MailKit;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using SeerDashboard.Notify.Channels.Text;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels.Email;

/// <summary>Tells by e-mail: always encrypted, and those about one run in one thread.</summary>
internal sealed class MailSender(OutgoingGate gate, IOptions<OutgoingOptions> options, TimeProvider clock) : IChannelSender
{
    /// <inheritdoc/>
    public IReadOnlyList<ChannelKind> Kinds => [ChannelKind.Email];

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(ChannelTarget target, Message message, string? thread, CancellationToken cancel)
    {
        if (ChannelCheck.Complaint(target) is { } complaint)
            return Outcomes.Incomplete(complaint);
        var server = target.Mail!;
        using var mail = Mail.Of(MailCheck.Address(server.From)!, MailCheck.Recipients(target.To)!, message, thread);
        var outcome = await SendAsync(server, mail, cancel);
        var excerpt = new Excerpt(server.Password);
        return outcome with
        {
            Thread = outcome.Result == SendResult.Sent ? Mail.Root(thread) ?? mail.MessageId : thread,
            Request = excerpt.Shown($"{server}\nTo: {mail.To}\nSubject: {mail.Subject}\n\n{mail.TextBody}"),
            Response = outcome.Response is { } response ? excerpt.Shown(response) : null,
        };
    }

    private async Task<SendOutcome> SendAsync(MailServer server, MimeMessage mail, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(options.Value.CallLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return await TalkAsync(server, mail, either.Token);
        }
        catch (Exception) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return MailTrouble.TooSlow(options.Value.CallLimit);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            return MailTrouble.Of(error);
        }
    }

    private async Task<SendOutcome> TalkAsync(MailServer server, MimeMessage mail, CancellationToken cancel)
    {
        await using var connected = await gate.ConnectAsync(server.Host, server.Port, onlyAllowed: false, cancel);
        await using var stream = new BoundedConnection(connected.Socket);
        using var client = new GuardedSmtp(options.Value, ((MailboxAddress)mail.From[0]).Domain);
        try
        {
            await client.ConnectAsync(stream, server.Host, server.Port, server.Port == options.Value.MailTlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, cancel);
        }
        catch (SslHandshakeException) when (!client.HasRefused && !cancel.IsCancellationRequested)
        {
            return MailTrouble.NotEncrypted;
        }

        if (server is { User.Length: > 0, Password.Length: > 0 })
            await client.AuthenticateAsync(server.User, server.Password, cancel);
        var answer = await client.SendAsync(mail, cancel);
        await QuitAsync(client, cancel);
        var reason = client.Refused == 0 ? "Taken by the mail server." : $"Taken by the mail server, but not for {client.Refused} of the recipients.";
        return new(SendResult.Sent, reason) { Status = 250, Response = answer };
    }

    /// <summary>It is taken already; how the server says goodbye changes nothing.</summary>
    private static async Task QuitAsync(GuardedSmtp client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception error) when (error is IOException or ProtocolException or CommandException or OperationCanceledException)
        {
            client.Dispose();
        }
    }
}
