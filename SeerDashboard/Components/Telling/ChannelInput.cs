using System.Security.Cryptography;
using SeerDashboard.Notify.Channels;

namespace SeerDashboard.Components.Telling;

/// <summary>What somebody enters of a channel.</summary>
internal sealed class ChannelInput
{
    public string Name { get; set; } = "";

    public ChannelKind Kind { get; set; } = ChannelKind.SlackWebhook;

    public string Url { get; set; } = "";

    public string Secret { get; set; } = "";

    public string To { get; set; } = "";

    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public string From { get; set; } = "";

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>A signing secret nobody else has: 32 bytes.</summary>
    public static string NewSecret() => $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    /// <summary>Only what its kind takes: the rest may be left from another one.</summary>
    public ChannelTarget ToTarget() => Kind switch
    {
        ChannelKind.SlackBot => new(Kind) { Secret = Text(Secret), To = Text(To) },
        ChannelKind.Email => new(Kind) { To = Text(To), Mail = new(Host.Trim(), Port, From.Trim(), Text(User), Text(Password)) },
        ChannelKind.Webhook => new(Kind) { Url = Text(Url), Secret = Text(Secret) },
        _ => new(Kind) { Url = Text(Url) },
    };

    private static string? Text(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
