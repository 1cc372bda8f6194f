namespace SeerDashboard.Notify.Channels;

/// <summary>Where and with what secrets a channel sends; kept encrypted, never logged.</summary>
/// <param name="Kind">What speaks there.</param>
public sealed record ChannelTarget(ChannelKind Kind)
{
    /// <summary>The address that is called: of the webhook or workflow. Itself a secret. None for Slack's bot and e-mail.</summary>
    public string? Url { get; init; }

    /// <summary>Slack's bot token (<c>xoxb-…</c>) or the signing secret of a webhook (<c>whsec_…</c>).</summary>
    public string? Secret { get; init; }

    /// <summary>Slack's channel id, or the addresses of an e-mail, split by commas.</summary>
    public string? To { get; init; }

    /// <summary>How an e-mail is sent.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>Only the kind: the rest is secret.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>A server that takes e-mail.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port; 465 speaks TLS from the start, others must offer STARTTLS.</param>
/// <param name="From">The sender's address.</param>
/// <param name="User">Who signs in, or none.</param>
/// <param name="Password">With what.</param>
public sealed record MailServer(string Host, int Port, string From, string? User, string? Password)
{
    /// <summary>Only where: the rest is secret.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
