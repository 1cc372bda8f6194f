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

    public OutgoingOptions Options => _services.GetRequiredService<IOptions<OutgoingOptions>>().Value;

    public IReadOnlyList<IChannelSender> Senders => [.. _services.GetServices<IChannelSender>()];

    public OutgoingGate Gate => _services.GetRequiredService<OutgoingGate>();

    public Task<SendOutcome> SendAsync(ChannelTarget target, Message? message = null, string? thread = null) =>
        Senders.Single(sender => sender.Kinds.Contains(target.Kind)).SendAsync(target, message ?? Messages.First, thread, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
