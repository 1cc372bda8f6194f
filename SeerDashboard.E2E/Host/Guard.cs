using System.Collections.Concurrent;

namespace SeerDashboard.E2E.Host;

/// <summary>Writes down what no page may ever do: ask another host, report an error, open a dialog.</summary>
public sealed class Guard(Uri site)
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly List<string> _expected = [];

    /// <summary>What happened that must not.</summary>
    public IReadOnlyList<string> Seen => [.. _seen.Where(line => !_expected.Exists(part => line.Contains(part, StringComparison.Ordinal)))];

    /// <summary>What contains this part is what the test is about.</summary>
    public void Expect(string part) => _expected.Add(part);

    /// <summary>Watches all pages of a context.</summary>
    public void Watch(IBrowserContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Request += (_, request) => Asked(request.Url);
        context.WebError += (_, error) => _seen.Enqueue($"script error: {error.Error}");
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsNewRun(message))
                _seen.Enqueue($"console {message.Type}: {message.Text} ({message.Location})");
        };
        context.Page += (_, page) => page.WebSocket += (_, socket) => Asked(socket.Url);
        context.Dialog += (_, dialog) =>
        {
            _seen.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    // A run's page that is opened before the first delivery is answered 404, and fills itself later.
    private bool IsNewRun(IConsoleMessage message) =>
        message.Text.Contains("404 (Not Found)", StringComparison.Ordinal) && message.Location.StartsWith($"{site}runs/", StringComparison.Ordinal);

    private void Asked(string address)
    {
        var url = new Uri(address);
        if (url.Scheme is "http" or "https" or "ws" or "wss" && url.Authority != site.Authority)
            _seen.Enqueue($"another host was asked: {address}");
    }
}
