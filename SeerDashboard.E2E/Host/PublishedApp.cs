using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SeerDashboard.E2E.Host;

/// <summary>The app as `dotnet publish` makes it, and one server of it with an empty store.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seer-published-").FullName;
    private PublishedServer? _server;

    /// <summary>What was published.</summary>
    public string Files => Path.Combine(_folder, "app");

    private string Program => Readme.Command("DIR/").Replace("DIR", Files, StringComparison.Ordinal);

    /// <summary>Root of the site with the empty store.</summary>
    public Uri Address => _server?.Address ?? throw new InvalidOperationException("The published app has not been started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var words = Readme.Command("dotnet publish").Replace("DIR", Files, StringComparison.Ordinal).Split(' ');
        await RunAsync(Start(Repository.Root, words[0], [.. words[1..], "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"]));
        _server = await ServeAsync("empty");
    }

    /// <summary>Another server with a store of its own; <paramref name="settings"/> as arguments.</summary>
    public Task<PublishedServer> ServeAsync(string store, params string[] settings) =>
        PublishedServer.ListensAsync(Start(Directory.CreateDirectory(Path.Combine(_folder, store)).FullName, Program, ["--urls", "http://127.0.0.1:0", "--Access:BrowserToken", DashboardServer.Token, .. settings]));

    /// <summary>Plays runs to a server. What it could not keep in time, beside other tests, it refused, and the player's end says so: those are missing, as Sentry's would be.</summary>
    public Task PlayAsync(Uri server, params string[] arguments) =>
        RunAsync(Start(_folder, Program, ["play", "--url", server.ToString(), "--secret", DashboardServer.Secret, .. arguments]), said => said.Contains("the store could not write in time", StringComparison.Ordinal));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task RunAsync(Process process, Func<string, bool>? isRight = null)
    {
        using (process)
        {
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0 || isRight?.Invoke(said) == true, said);
        }
    }

    private static Process Start(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        // The runtime of these tests: a program of its own looks where runtimes usually are.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Process.Start(start)!;
    }
}
