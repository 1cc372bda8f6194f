using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Composing;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Store;

namespace SeerDashboard.Notify;

/// <summary>Telling people and programs: channels, rules, outbox.</summary>
public static class NotifySetup
{
    /// <summary>Adds all of it; needs the store's services.</summary>
    public static void AddNotify(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddChannels();
        services.AddSingleton<ChannelVault>().AddSingleton<ChannelBook>().AddSingleton<ChannelSenders>();
        services.AddSingleton<RuleBook>().AddSingleton<MessageComposer>().AddSingleton<ChannelTest>();
        services.AddSingleton<OutboxBell>().AddSingleton<OutboxWriter>().AddSingleton<IRunSequel>(provider => provider.GetRequiredService<OutboxWriter>());
        services.AddSingleton<OutboxReader>().AddSingleton<OutboxLog>().AddSingleton<Sources>().AddSingleton<Actuality>().AddSingleton<SendingWay>().AddSingleton<Alarming>().AddSingleton<OutboxSender>();
        services.AddSingleton<QuietRuns>().AddSingleton<Watched>();
        // After the store's writer: it stops before it, and what was sent last is still written down.
        services.AddHostedService<OutboxWorker>().AddHostedService<TimeWatch>().AddHostedService<StoreAlarm>();
    }
}
