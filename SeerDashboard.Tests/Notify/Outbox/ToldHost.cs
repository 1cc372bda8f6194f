using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Outgoing;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>The real app with one channel, a webhook to a receiver of this machine.</summary>
public sealed class ToldHost : IAsyncDisposable
{
    public const string Allowed = "Notify:AllowedNetworks";

    private ToldHost(DashboardHost app, ToldReceiver receiver, long channel) => (App, Receiver, Channel) = (app, receiver, channel);

    public DashboardHost App { get; }

    public ToldReceiver Receiver { get; }

    public long Channel { get; }

    /// <param name="clock">The clock; the real one by default.</param>
    /// <param name="folder">An existing store's folder; a new one by default.</param>
    /// <param name="target">Its channel; the receiver's webhook by default.</param>
    public static async Task<ToldHost> StartAsync(FakeTimeProvider? clock = null, string? folder = null, Func<ToldReceiver, ChannelTarget>? target = null)
    {
        var receiver = await ToldReceiver.StartAsync();
        var app = new DashboardHost(new Dictionary<string, string?> { [Allowed] = "127.0.0.1" }, clock, folder);
        // There is no other Slack for tests.
        app.Get<IOptions<OutgoingOptions>>().Value.SlackApi = new($"{receiver.Root}/slack/");
        await app.Get<ChannelBook>().AddAsync("bot", (target ?? Target)(receiver), TestContext.Current.CancellationToken);
        return new(app, receiver, Assert.Single(await app.Get<ChannelBook>().ListAsync(TestContext.Current.CancellationToken)).Id);
    }

    public static ChannelTarget Target(ToldReceiver receiver) => new(ChannelKind.Webhook) { Url = receiver.Url, Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };

    /// <summary>A rule that tells the channel.</summary>
    public Task RuleAsync(params NotifyEvent[] when) =>
        App.Get<RuleBook>().SaveAsync(new(0, $"rule {Guid.NewGuid():N}"[..20], Channel, IsOn: true, new() { When = when }), TestContext.Current.CancellationToken);

    public async Task<OutboxMessage?> MessageAsync(MessageState state) =>
        await App.Get<OutboxReader>().ListAsync(state, before: null, 10, TestContext.Current.CancellationToken) is [var newest, ..] ? newest : null;

    /// <summary>Waits for a message in that state.</summary>
    public Task<OutboxMessage> ThereIsAsync(MessageState state) => Eventually.GetAsync(() => MessageAsync(state));

    /// <summary>A root cause is found.</summary>
    public Task FoundAsync(long run) => App.KeepAsync("seer", Found(run));

    public static string Found(long run) => Body.Seer("root_cause_completed", run, run, """{"root_cause":{"one_line_description":"No customer.","five_whys":["a","b"]}}""");

    /// <summary>A plan follows the root cause.</summary>
    public Task PlannedAsync(long run) => App.KeepAsync("seer", Body.Seer("solution_completed", run, run, """{"solution":{"description":"Wait.","steps":[{"title":"Wait"}]}}"""));

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
