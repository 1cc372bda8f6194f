using MimeKit;

namespace SeerDashboard.Notify.Channels.Email;

/// <summary>What an e-mail needs.</summary>
internal static class MailCheck
{
    private const int MostRecipients = 50;

    /// <summary>What is missing or wrong, and what to do; null when nothing is.</summary>
    public static string? Complaint(ChannelTarget target)
    {
        if (target.Mail is not { } server || string.IsNullOrWhiteSpace(server.Host))
            return "The mail server is missing; enter its name, such as smtp.example.com.";
        if (Uri.CheckHostName(server.Host) == UriHostNameType.Unknown)
            return $"'{server.Host}' is no name of a server; enter one such as smtp.example.com, without https:// and without a port.";
        if (server.Port is < 1 or > 65_535)
            return $"{server.Port} is no port; mail servers use 587 (STARTTLS) or 465 (TLS).";
        if (Address(server.From) is null)
            return "The sender is no e-mail address; enter one such as seer@example.com.";
        if (string.IsNullOrWhiteSpace(target.To))
            return "The recipients are missing; enter one or more e-mail addresses, with ',' between them.";
        if (Recipients(target.To) is not { Count: > 0 and <= MostRecipients })
            return $"The recipients are not all e-mail addresses; enter 1 to {MostRecipients} such as jo@example.com, with ',' between them.";
        return string.IsNullOrEmpty(server.User) == string.IsNullOrEmpty(server.Password) ? null : "Of the user and the password at the mail server one is missing; enter both, or none.";
    }

    /// <summary>The addresses in <paramref name="to"/>; null when one of them is none.</summary>
    public static IReadOnlyList<MailboxAddress>? Recipients(string? to)
    {
        var all = (to ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Address).ToList();
        return all.Contains(null) ? null : [.. all.OfType<MailboxAddress>().DistinctBy(each => each.Address, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>One address, with or without a name before it; null when it is none.</summary>
    public static MailboxAddress? Address(string? text) =>
        text is { Length: > 0 and <= 320 } && !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var mailbox) && IsWhole(mailbox.Address) ? mailbox : null;

    private static bool IsWhole(string address) =>
        address.Split('@') is [{ Length: > 0 }, { Length: > 0 } domain] && !address.Any(each => char.IsControl(each) || char.IsWhiteSpace(each)) && Uri.CheckHostName(domain) == UriHostNameType.Dns;
}
