namespace SeerDashboard.Notify.Channels;

/// <summary>Where messages go. The numbers are kept in the store.</summary>
public enum ChannelKind
{
    /// <summary>A Slack incoming webhook: a message each, never changed.</summary>
    SlackWebhook = 1,

    /// <summary>A Slack bot: one message per run, changed in place, with a thread below it.</summary>
    SlackBot = 2,

    /// <summary>A Microsoft Teams workflow that takes an Adaptive Card.</summary>
    Teams = 3,

    /// <summary>A Discord webhook: one message per run, changed in place.</summary>
    Discord = 4,

    /// <summary>E-mail.</summary>
    Email = 5,

    /// <summary>Any program, by a request signed as Standard Webhooks has it.</summary>
    Webhook = 6,
}
