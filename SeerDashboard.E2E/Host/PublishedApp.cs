using System.Diagnostics;

namespace SeerDashboard.E2E.Host;

/// <summary>The app as `dotnet publish` makes it, running as a process of its own with an empty store.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private const string Listening = "Now listening on: ";
    private readonly string _folder = Directory.CreateTempSubdirectory("seer-published-").FullName;
    private Process? _server;

    /// <summary>What was published.</summary>
    public string Files => Path.Combine(_folder, "app");

    /// <summary>Root of the site.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0/");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        using (var publish = Start(Repository.Root, "publish", "SeerDashboard", "-c", "Release", "-o", Files, "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"))
        {
            var said = await publish.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await publish.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(publish.ExitCode == 0, said);
        }

        _server = Start(Directory.CreateDirectory(Path.Combine(_folder, "store")).FullName, Path.Combine(Files, "SeerDashboard.dll"), "--urls", "http://127.0.0.1:0", "--Access:BrowserToken", DashboardServer.Token);
        while (await _server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                Address = new(line[(at + Listening.Length)..].Trim());
                // Goes on reading, so that the server never waits for somebody who reads.
                _ = _server.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException("The published app ended before it listened.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            if (!_server.HasExited)
                _server.Kill();
            await _server.WaitForExitAsync(CancellationToken.None);
            _server.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static Process Start(string folder, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })!;
}
