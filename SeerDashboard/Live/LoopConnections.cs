using System.IO.Pipelines;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace SeerDashboard.Live;

/// <summary>Connects to the hub of this process through a pair of pipes: one end is the client's, the other is served by the hub.</summary>
internal sealed class LoopConnections(HubConnectionHandler<SeerHub> hub) : IConnectionFactory
{
    /// <summary>Where it leads; says so in logs.</summary>
    public static EndPoint EndPoint { get; } = new Here();

    /// <inheritdoc/>
    public ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var (client, server) = Pair();
        client.Served = ServeAsync(server);
        return ValueTask.FromResult<ConnectionContext>(client);
    }

    private async Task ServeAsync(DefaultConnectionContext server)
    {
        await using (server)
        {
            try
            {
                await hub.OnConnectedAsync(server);
            }
            finally
            {
                await server.Transport.Output.CompleteAsync();
                await server.Transport.Input.CompleteAsync();
            }
        }
    }

    private static (ClientEnd Client, DefaultConnectionContext Server) Pair()
    {
        var options = new PipeOptions(useSynchronizationContext: false);
        var (up, down) = (new Pipe(options), new Pipe(options));
        var client = new ClientEnd($"loop-{Guid.NewGuid():n}") { Transport = new Duplex(down.Reader, up.Writer) };
        var server = new DefaultConnectionContext(client.ConnectionId)
        {
            Transport = new Duplex(up.Reader, down.Writer),
            // The policy stands on the endpoint, which this connection does not pass; the hub still asks who it is.
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "this node")], authenticationType: "Loop")),
        };
        // Nobody pings over these pipes: without this the client gives up after 30 s without a word.
        foreach (var end in new DefaultConnectionContext[] { client, server })
            end.Features.Set<IConnectionInherentKeepAliveFeature>(new KeepsItselfAlive());
        return (client, server);
    }

    /// <summary>Is closed when the hub has let go of its end too: what serves it lives no longer than the app.</summary>
    private sealed class ClientEnd(string id) : DefaultConnectionContext(id)
    {
        public Task Served { get; set; } = Task.CompletedTask;

        public override async ValueTask DisposeAsync()
        {
            await Transport.Output.CompleteAsync();
            await Transport.Input.CompleteAsync();
            await Served.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await base.DisposeAsync();
        }
    }

    private sealed class KeepsItselfAlive : IConnectionInherentKeepAliveFeature
    {
        public bool HasInherentKeepAlive => true;
    }

    private sealed class Duplex(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }

    private sealed class Here : EndPoint
    {
        public override string ToString() => "the hub of this process";
    }
}
