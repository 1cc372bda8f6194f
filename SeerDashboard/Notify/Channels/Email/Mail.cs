using System.Security.Cryptography;
using System.Text;
using MimeKit;
using SeerDashboard.Notify.Channels.Text;

namespace SeerDashboard.Notify.Channels.Email;

/// <summary>A message as an e-mail.</summary>
internal static class Mail
{
    private const int LongestSubject = 200;
    private const int IdLength = 32;

    /// <summary>Makes it.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="to">The recipients.</param>
    /// <param name="message">What is told.</param>
    /// <param name="thread">The id of the first e-mail about the same run, which this one answers.</param>
    public static MimeMessage Of(MailboxAddress from, IEnumerable<MailboxAddress> to, Message message, string? thread)
    {
        var mail = new MimeMessage
        {
            MessageId = Id(message.Key, from.Domain),
            Date = message.At,
            Subject = Cut.To(LongestSubject, Cut.Plain(CleanText.Title(message))),
            Body = new BodyBuilder { TextBody = MailWords.AsText(message), HtmlBody = MailWords.AsHtml(message) }.ToMessageBody(),
        };
        mail.From.Add(from);
        mail.To.AddRange(to);
        // No holiday note has to answer it (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        if (Root(thread) is { } first && !string.Equals(first, mail.MessageId, StringComparison.Ordinal))
        {
            mail.InReplyTo = first;
            mail.References.Add(first);
        }

        return mail;
    }

    /// <summary>The id of the first e-mail as it was kept; null when it is none that was made here.</summary>
    public static string? Root(string? thread) =>
        thread?.Split('@') is [{ Length: IdLength } id, { Length: > 0 and <= 255 } domain] && id.All(char.IsAsciiHexDigitLower) && domain.All(each => char.IsAsciiLetterOrDigit(each) || each is '.' or '-')
            ? thread
            : null;

    /// <summary>Made of the message's key alone, so that an e-mail which is sent again has the same one, and readers show it once.</summary>
    private static string Id(string key, string domain) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, IdLength / 2))}@{Plain(domain)}";

    private static string Plain(string domain) => MailboxAddress.EncodeAddrspec($"x@{domain}").Split('@')[^1];
}
