using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store;

namespace SeerDashboard.Webhooks;

/// <summary>
/// Goes the way of a delivery once before the server says that it is ready, writing nothing: code that runs for the first time takes most of a second,
/// and that is all that Sentry waits.
/// </summary>
internal sealed class WarmUp(IServer server, UnverifiedRoom room, TimeProvider clock) : IHostedLifecycleService, IHealthCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads, checks, compresses and folds an example.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (key, integration) = ("an example's"u8.ToArray(), new Integration { Name = "example" });
        foreach (var body in new[] { Example("coding_started", ""), Example("coding_completed", Changes) })
        {
            using var place = await room.EnterAsync("example", body.Length, likely: true);
            var read = await BodyReader.ReadAsync(PipeReader.Create(new MemoryStream(body)), body.Length, place!) ?? body;
            Signature.FindSigner(Signature.Of(read.Span, key), read.Span, [(integration, key)]);
            if (Arrival.Of(read, integration, new("seer", "example", null), clock.GetUtcNow()).Content is DeliveryContent.Seer seer)
                Replay.Of(seer.Run, [seer.Event]);
        }
    }

    /// <summary>Asks the webhook how it may be used: that much of the way needs no delivery.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var late = new CancellationTokenSource(Longest, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
            foreach (var address in Here())
                (await http.SendAsync(new(HttpMethod.Options, new Uri(address, "webhooks/sentry")), both.Token)).Dispose();
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            // It listens where it cannot ask itself. The first delivery takes longer then, and nothing else.
        }
        finally
        {
            _done.TrySetResult();
        }
    }

    /// <summary>Answers once it is done: no alarm is due for a server that is about to be ready.</summary>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _done.Task.WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One address of this server that needs no certificate; none where there is none, as in a server of tests.</summary>
    private IEnumerable<Uri> Here() =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Where(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            .Select(BindingAddress.Parse).Where(address => !address.IsUnixPipe && !address.IsNamedPipe).Take(1)
            .Select(address => new UriBuilder("http", address.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host, address.Port).Uri);

    private static byte[] Example(string action, string data) => Encoding.UTF8.GetBytes(
        $$$"""{"action":"{{{action}}}","installation":{"uuid":"example"},"data":{"run_id":1,"group_id":1{{{data}}}},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""");

    private const string Changes = ""","code_changes":{"example/example":[{"path":"a.py","type":"M","added":1,"removed":1,"diff":"--- a.py\n+++ a.py\n@@ -1 +1 @@\n-old\n+new"}]}""";
}
