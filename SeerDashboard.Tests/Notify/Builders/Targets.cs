using SeerDashboard.Notify.Channels;

namespace SeerDashboard.Tests.Notify.Builders;

/// <summary>Complete channels of each kind.</summary>
internal static class Targets
{
    public const string SigningSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string Bot = "xoxb-1234567890-abcdefghijklmnop";
    public const string Channel = "C0123456789";

    public static ChannelTarget Webhook(string url) => new(ChannelKind.Webhook) { Url = url, Secret = SigningSecret };

    public static ChannelTarget SlackBot { get; } = new(ChannelKind.SlackBot) { Secret = Bot, To = Channel };

    public static ChannelTarget Mail(string host, int port) => new(ChannelKind.Email) { To = "jo@example.com, Mo <mo@example.com>", Mail = new(host, port, "Seer <seer@dash.example>", "seer", "a-password-of-mail") };

    /// <summary>Of any kind that goes by HTTP; a Slack bot calls where <see cref="Outbound"/> says Slack is.</summary>
    public static ChannelTarget At(ChannelKind kind, string url) => kind == ChannelKind.SlackBot ? SlackBot : new(kind) { Url = url, Secret = kind == ChannelKind.Webhook ? SigningSecret : null };
}
