using System.Net.Security;
using MailKit.Net.Smtp;
using MimeKit;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels.Email;

/// <summary>A client of mail servers that trusts as all our calls do, and tells the others when one recipient is not known.</summary>
internal sealed class GuardedSmtp : SmtpClient
{
    private readonly OutgoingOptions _options;
    private readonly List<SmtpResponse> _refused = [];

    /// <param name="options">Whom to trust, and for how long to wait.</param>
    /// <param name="domain">What to call ourselves, instead of by our address.</param>
    public GuardedSmtp(OutgoingOptions options, string domain)
    {
        _options = options;
        (LocalDomain, CheckCertificateRevocation, Timeout) = (domain, false, (int)options.CallLimit.TotalMilliseconds + 1);
        // What the system finds wrong with a certificate is wrong with it; there is nobody to ask.
        ServerCertificateValidationCallback = (_, _, _, wrong) =>
        {
            HasRefused = wrong != SslPolicyErrors.None;
            return !HasRefused;
        };
    }

    /// <summary>How many recipients will never get it.</summary>
    public int Refused => _refused.Count;

    /// <summary>The server's certificate is not right.</summary>
    public bool HasRefused { get; private set; }

    /// <inheritdoc/>
    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback)
    {
        var tls = base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);
        // Asked is what the connection was made with: the one below.
        (tls.CertificateChainPolicy, tls.RemoteCertificateValidationCallback) = (ServerTrust.Of(_options), null);
        return tls;
    }

    /// <inheritdoc/>
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        // One that may be taken later holds up all of them, or the others would get it twice.
        if ((int)response.StatusCode < 500)
            base.OnRecipientNotAccepted(message, mailbox, response);
        _refused.Add(response);
    }

    /// <inheritdoc/>
    protected override void OnNoRecipientsAccepted(MimeMessage message)
    {
        var last = _refused[^1];
        throw new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, last.StatusCode, last.Response);
    }
}
