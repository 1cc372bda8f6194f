using System.Diagnostics;

namespace SeerDashboard.E2E.Host;

/// <summary>A published app that serves, as a process of its own.</summary>
public sealed class PublishedServer : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly Process _process;

    private PublishedServer(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Root of the site.</summary>
    public Uri Address { get; }

    /// <summary>Waits until <paramref name="process"/> says where it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    internal static async Task<PublishedServer> ListensAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is not (var at and >= 0))
                continue;
            // Goes on reading, so that the server never waits for somebody who reads.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new(process, new(line[(at + Listening.Length)..].Trim()));
        }

        throw new InvalidOperationException("The published app ended before it listened.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            // With what it started: `dotnet run` starts the server as another process.
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
