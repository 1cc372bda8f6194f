using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels.Email;

/// <summary>What it means when an e-mail could not be sent.</summary>
internal static class MailTrouble
{
    /// <summary>Of what was thrown.</summary>
    public static SendOutcome Of(Exception error) => error switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused => Answered(refused, "none of the recipients"),
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } refused => Answered(refused, "no mail of this sender"),
        SmtpCommandException refused => Answered(refused, "no such mail"),
        AuthenticationException { InnerException: SmtpCommandException { StatusCode: var code } } when (int)code is >= 400 and < 500 => new(SendResult.Later, "The mail server cannot check user and password now.") { Status = (int)code },
        AuthenticationException => new(SendResult.Never, "The mail server does not take the user and the password. Check both."),
        ServiceNotAuthenticatedException => new(SendResult.Never, "The mail server wants a user and a password. Enter both."),
        SslHandshakeException => new(SendResult.Later, "The mail server's certificate is not trusted, has run out or is for another name; nothing was sent."),
        NotSupportedException => new(SendResult.Never, "The mail server offers no encryption (STARTTLS) or no way to sign in, so nothing was sent. Use port 587 or 465 of a server that has both."),
        SmtpProtocolException or IOException { InnerException: null or SmtpProtocolException } => new(SendResult.Later, "The mail server ended the connection or did not answer as SMTP has it."),
        _ => Unanswered(OutgoingTrouble.Of(error)),
    };

    /// <summary>What should have been encrypted came to nothing before there was a certificate to look at.</summary>
    public static SendOutcome NotEncrypted { get; } = new(SendResult.Later, "No encrypted connection came about. Check whether the port is one for TLS at once (465) or for STARTTLS (587).");

    /// <summary>Too slow.</summary>
    public static SendOutcome TooSlow(TimeSpan limit) => Unanswered(OutgoingTrouble.TooSlow(limit));

    // 4yz is "try again", 5yz is "no" (RFC 5321 §4.2.1).
    private static SendOutcome Answered(SmtpCommandException refused, string what)
    {
        var code = (int)refused.StatusCode;
        return new(code is >= 500 and < 600 ? SendResult.Never : SendResult.Later, string.Create(CultureInfo.InvariantCulture, $"The mail server takes {what} ({code}).")) { Status = code, Response = refused.Message };
    }

    private static SendOutcome Unanswered(OutgoingAnswer answer) => new(answer.Refused ? SendResult.Never : SendResult.Later, answer.Trouble ?? "There was no answer.");
}
