using System.Net;
using SeerDashboard.Notify.Channels.Email;
using SeerDashboard.Notify.Channels.Signed;
using SeerDashboard.Notify.Channels.Slack;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels;

/// <summary>Says what a channel lacks before anything is sent to it.</summary>
public static class ChannelCheck
{
    /// <summary>What is missing or wrong in <paramref name="target"/>, and what to do; null when it can be sent to. Whether its address may be called is known only when it is.</summary>
    public static string? Complaint(ChannelTarget target) => Complaint(target, plainHttp: false);

    /// <summary>The same.</summary>
    /// <param name="target">Where.</param>
    /// <param name="plainHttp">Whether a provider's address may begin with http://, since connecting decides on that; no secret crosses the internet in the clear by it.</param>
    internal static string? Complaint(ChannelTarget target, bool plainHttp)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Kind switch
        {
            ChannelKind.SlackWebhook or ChannelKind.Teams or ChannelKind.Discord => Provider(target.Url, plainHttp),
            ChannelKind.SlackBot => SlackBotCheck.Complaint(target),
            ChannelKind.Email => MailCheck.Complaint(target),
            ChannelKind.Webhook => OutgoingAddress.Complaint(target.Url) ?? SigningKey.Complaint(target.Secret),
            _ => "The kind of channel is unknown to this version; choose another.",
        };
    }

    private static string? Provider(string? url, bool plainHttp)
    {
        if (OutgoingAddress.Complaint(url) is { } complaint)
            return complaint;
        var address = new Uri(url!);
        return plainHttp || address.Scheme == Uri.UriSchemeHttps || IsNear(address) ? null : "The address begins with http://; use https://, so that nobody on the way reads or changes what is sent.";
    }

    /// <summary>Of this machine or a private network: such an address is called only if it is allowed by name, and then it may be plain.</summary>
    private static bool IsNear(Uri address) => address.IsLoopback || (IPAddress.TryParse(address.IdnHost, out var literal) && ReservedAddresses.What(literal) is not null);
}
