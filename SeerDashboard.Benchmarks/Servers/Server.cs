using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SeerDashboard.Benchmarks.Servers;

/// <summary>A server as a process of its own on this machine; ended with the benchmark.</summary>
internal sealed class Server : IDisposable
{
    /// <summary>What signs every delivery.</summary>
    public const string Secret = "a-client-secret-of-acme";

    /// <summary>May read runs and the hub.</summary>
    public const string ViewerKey = "viewer-key-for-benchmarks-1";

    /// <summary>May read the stream of events, each as often as one key may; more than needed, so that those who just left are in nobody's way.</summary>
    public static readonly IReadOnlyList<string> ReaderKeys = ["reader-key-for-benchmarks-1", "reader-key-for-benchmarks-2", "reader-key-for-benchmarks-3", "reader-key-for-benchmarks-4"];

    /// <summary>Signs a person in.</summary>
    public const string Token = "browser-token-for-benchmarks";

    /// <summary>Of the integration that generated stores have besides; nothing is sent for it.</summary>
    private const string OtherSecret = "a-client-secret-of-globex";

    private readonly Process _process;

    private Server(string name, Process process, int port, string? folder)
    {
        (Name, _process, Port, Folder) = (name, process, port, folder);
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrEmpty(line.Data))
                LastWords = line.Data;
        };
    }

    /// <summary>As reports call it.</summary>
    public string Name { get; }

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Where its store is; null when it keeps nothing.</summary>
    public string? Folder { get; }

    /// <summary>What it said last on standard error.</summary>
    public string LastWords { get; private set; } = "";

    /// <summary>The file of its store.</summary>
    public string Store => Path.Combine(Folder!, "seer.db");

    /// <summary>What it has in use after a full collection, and what the system counts as its own then, in bytes; only of <see cref="MeasuredAsync"/>.</summary>
    public async Task<(long Live, long Resident)> MemoryAsync()
    {
        LastWords = "";
        await _process.StandardInput.WriteLineAsync(StartupHook.Ask);
        while (!LastWords.StartsWith(StartupHook.Ask, StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        var said = LastWords.Split(' ');
        return (long.Parse(said[1], System.Globalization.CultureInfo.InvariantCulture), long.Parse(said[2], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Processor time it has used.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The app, on a store in <paramref name="folder"/>, its logs off.</summary>
    public static Task<Server> DashboardAsync(string folder, string name = "SeerDashboard", Dictionary<string, string>? more = null)
    {
        var (port, settings) = (FreePort(), Settings(folder));
        foreach (var (key, value) in more ?? [])
            settings[key] = value;
        return StartAsync(name, port, folder, "dotnet", [typeof(Program).Assembly.Location, "--urls", $"http://127.0.0.1:{port}"], settings);
    }

    /// <summary>The same, and it tells of its memory.</summary>
    public static Task<Server> MeasuredAsync(string folder)
    {
        var port = FreePort();
        return StartAsync("SeerDashboard", port, folder, "dotnet", [typeof(Program).Assembly.Location, "--urls", $"http://127.0.0.1:{port}"],
            new(Settings(folder)) { ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location });
    }

    /// <summary>The app as it was published into a folder, on a store in <paramref name="store"/>.</summary>
    public static Task<Server> PublishedAsync(string app, string store)
    {
        var port = FreePort();
        return StartAsync("SeerDashboard, published", port, store, "dotnet", [Path.Combine(app, "SeerDashboard.dll"), "--urls", $"http://127.0.0.1:{port}"],
            // The largest change set that is compared is larger than what is taken by default.
            new(Settings(store)) { ["Webhooks__MaxBodyMegabytes"] = "100" });
    }

    private static Dictionary<string, string> Settings(string folder) => new(ReaderKeys.SelectMany((key, at) => Reader(at + 1, key)))
    {
        ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
        ["Sentry__Integrations__0__Name"] = "acme",
        ["Sentry__Integrations__0__ClientSecrets__0"] = Secret,
        ["Sentry__Integrations__1__Name"] = "globex",
        ["Sentry__Integrations__1__ClientSecrets__0"] = OtherSecret,
        ["Access__BrowserToken"] = Token,
        // A circuit that ends says why.
        ["DetailedErrors"] = "true",
        ["Access__ApiKeys__0__Name"] = "viewer",
        ["Access__ApiKeys__0__Key"] = ViewerKey,
        ["Access__ApiKeys__0__Role"] = "Viewer",
    };

    private static KeyValuePair<string, string>[] Reader(int at, string key) =>
        [new($"Access__ApiKeys__{at}__Name", $"reader {at}"), new($"Access__ApiKeys__{at}__Key", key), new($"Access__ApiKeys__{at}__Role", "Viewer")];

    /// <summary>A smaller server of this project: <c>echo</c> or <c>bare</c>.</summary>
    public static Task<Server> PeerAsync(string kind, string name, string folder)
    {
        var port = FreePort();
        return StartAsync(name, port, folder, "dotnet", [typeof(Server).Assembly.Location, "peer", kind, port.ToString(System.Globalization.CultureInfo.InvariantCulture), folder], []);
    }

    /// <summary>Any program that listens on <paramref name="port"/>.</summary>
    public static async Task<Server> StartAsync(string name, int port, string? folder, string program, IEnumerable<string> arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var category in (string[])["Default", "Microsoft", "Microsoft.Hosting.Lifetime"])
            start.Environment[$"Logging__LogLevel__{category}"] = "None";
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        var server = new Server(name, new Process { StartInfo = start }, port, folder);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server.ListeningAsync();
        return server;
    }

    /// <summary>A port of loopback that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task ListeningAsync()
    {
        var from = Stopwatch.GetTimestamp();
        while (true)
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(from) > TimeSpan.FromSeconds(120))
                throw new InvalidOperationException($"{Name} did not start: {LastWords}");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }
}
