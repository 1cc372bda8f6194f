using System.Diagnostics;
using System.Text;

namespace SeerDashboard.E2E.Host;

/// <summary>A published app that serves, as a process of its own.</summary>
public sealed class PublishedServer : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;

    private PublishedServer(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Root of the site.</summary>
    public Uri Address { get; }

    /// <summary>Waits until <paramref name="process"/> says where it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended before, or said nothing for minutes; with what it said.</exception>
    internal static async Task<PublishedServer> ListensAsync(Process process)
    {
        var said = new StringBuilder();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                said.AppendLine(line);
                if (line.IndexOf(Listening, StringComparison.Ordinal) is not (var at and >= 0))
                    continue;
                // Goes on reading, so that the server never waits for somebody who reads.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(process, new(line[(at + Listening.Length)..].Trim()));
            }
        }
        catch (OperationCanceledException)
        {
            said.AppendLine("(nothing more)");
        }

        await EndAsync(process);
        // A link to sign in with is a secret.
        throw new InvalidOperationException($"The server does not listen. It said:\n{string.Join('\n', said.ToString().Split('\n').Where(line => !line.Contains("/login", StringComparison.Ordinal)))}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => EndAsync(_process);

    /// <summary>With what it started: `dotnet run` starts the server as another process.</summary>
    private static async ValueTask EndAsync(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
