using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SeerDashboard.Notify.Channels.Discord;
using SeerDashboard.Notify.Channels.Email;
using SeerDashboard.Notify.Channels.Signed;
using SeerDashboard.Notify.Channels.Slack;
using SeerDashboard.Notify.Channels.Teams;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels;

/// <summary>All that sends: the gate that every call goes through, and a sender for each kind of channel.</summary>
public static class ChannelsSetup
{
    /// <summary>Adds them; <see cref="IChannelSender"/> is there once for each way to send.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<OutgoingOptions>().BindConfiguration("Notify").ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutgoingOptions>, OutgoingOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HostLookUp>(_ => Dns.GetHostAddressesAsync);
        services.AddSingleton<OutgoingGate>();
        services.AddSingleton<OutgoingHttp>();
        services.AddSingleton<SlackApi>();
        services.AddSingleton<IChannelSender, SlackWebhookSender>();
        services.AddSingleton<IChannelSender, SlackBotSender>();
        services.AddSingleton<IChannelSender, TeamsSender>();
        services.AddSingleton<IChannelSender, DiscordSender>();
        services.AddSingleton<IChannelSender, MailSender>();
        services.AddSingleton<IChannelSender, WebhookSender>();
        return services;
    }
}
