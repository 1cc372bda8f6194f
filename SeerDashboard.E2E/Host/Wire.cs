namespace SeerDashboard.E2E.Host;

/// <summary>A page's connection to its circuit, which can be cut and mended while the server stays.</summary>
internal sealed class Wire
{
    private static readonly WebSocketRouteCloseOptions Cut = new() { Code = 3000, Reason = "cut" };

    private readonly List<IWebSocketRoute> _open = [];
    private volatile bool _cut;

    private Wire()
    {
    }

    /// <summary>Takes hold of the connections that <paramref name="page"/> will make.</summary>
    public static async Task<Wire> ToAsync(IPage page)
    {
        var wire = new Wire();
        await page.RouteWebSocketAsync("**/_blazor*", wire.Opened);
        // The other ways to the same place.
        await page.RouteAsync("**/_blazor/**", route => wire._cut ? route.AbortAsync() : route.ContinueAsync());
        return wire;
    }

    /// <summary>Nothing gets through any more.</summary>
    public Task CutAsync()
    {
        _cut = true;
        return _open[^1].CloseAsync(Cut);
    }

    /// <summary>From the next attempt on, everything gets through.</summary>
    public void Mend() => _cut = false;

    private void Opened(IWebSocketRoute socket)
    {
        if (_cut)
        {
            _ = socket.CloseAsync(Cut);
            return;
        }

        _open.Add(socket);
        socket.ConnectToServer();
    }
}
