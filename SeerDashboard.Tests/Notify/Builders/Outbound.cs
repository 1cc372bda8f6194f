using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Tests.Notify.Builders;

/// <summary>The sending half as the app puts it together, allowed to call this machine.</summary>
internal sealed class Outbound : IAsyncDisposable
{
    public const string ThisMachine = "127.0.0.1";

    private readonly ServiceProvider _services;

    public Outbound(Action<OutgoingOptions>? set = null, string allowed = ThisMachine, HostLookUp? lookUp = null, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Notify:AllowedNetworks", allowed)]).Build());
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(lookUp ?? ((host, _) => throw new InvalidOperationException($"{host} is looked up; tests have no names.")));
        services.AddChannels();
        services.PostConfigure<OutgoingOptions>(options => set?.Invoke(options));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    /// <summary>All kinds of channels that go by HTTP.</summary>
    public static IReadOnlyList<ChannelKind> Kinds { get; } = [ChannelKind.Webhook, ChannelKind.SlackWebhook, ChannelKind.SlackBot, ChannelKind.Teams, ChannelKind.Discord];

    public OutgoingOptions Options => _services.GetRequiredService<IOptions<OutgoingOptions>>().Value;

    public IReadOnlyList<IChannelSender> Senders => [.. _services.GetServices<IChannelSender>()];

    public OutgoingGate Gate => _services.GetRequiredService<OutgoingGate>();

    public Task<SendOutcome> SendAsync(ChannelTarget target, Message? message = null, string? thread = null) =>
        Senders.Single(sender => sender.Kinds.Contains(target.Kind)).SendAsync(target, message ?? Messages.First, thread, TestContext.Current.CancellationToken);

    /// <summary>Sends once by a channel of that kind to an address.</summary>
    public static async Task<SendOutcome> SendAsync(ChannelKind kind, string address, Action<OutgoingOptions>? set = null, TimeProvider? clock = null)
    {
        await using var outbound = new Outbound(options =>
        {
            options.SlackApi = new(address + "/");
            set?.Invoke(options);
        }, clock: clock);
        return await outbound.SendAsync(Targets.At(kind, address));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
