using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SeerDashboard.Tests.Host;

/// <summary>The app as a process of its own.</summary>
public sealed class RealProcess : IDisposable
{
    private readonly Process _process;

    private RealProcess(Process process, int port)
    {
        _process = process;
        Http = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    public HttpClient Http { get; }

    public int ExitCode => _process.ExitCode;

    public bool HasEnded => _process.HasExited;

    public System.Collections.Concurrent.ConcurrentQueue<string> Errors { get; } = new();

    public System.Collections.Concurrent.ConcurrentQueue<string> Output { get; } = new();

    /// <param name="settings">Environment variables.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="instead">Arguments in place of the one that says where it listens.</param>
    public static RealProcess Start(IReadOnlyDictionary<string, string> settings, int port, params IReadOnlyList<string> instead) =>
        Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. instead is [] ? ["--urls", $"http://127.0.0.1:{port}"] : instead]), settings, port);

    private static RealProcess Start(ProcessStartInfo start, IReadOnlyDictionary<string, string> settings, int port)
    {
        (start.RedirectStandardError, start.RedirectStandardOutput, start.UseShellExecute) = (true, true, false);
        start.Environment["Logging__LogLevel__Default"] = "None";
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        var process = new Process { StartInfo = start };
        var real = new RealProcess(process, port);
        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrEmpty(line.Data))
                real.Errors.Enqueue(line.Data);
        };
        process.OutputDataReceived += (_, line) =>
        {
            if (!string.IsNullOrEmpty(line.Data))
                real.Output.Enqueue(line.Data);
        };
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return real;
    }

    /// <summary>Started, and ready to keep deliveries.</summary>
    public static Task<RealProcess> StartReadyAsync(IReadOnlyDictionary<string, string> settings) => ReadyAsync(Start(settings, FreePort()));

    /// <summary>The same, bound by the modes of files, which root is not.</summary>
    public static Task<RealProcess> StartBoundAsync(IReadOnlyDictionary<string, string> settings)
    {
        var port = FreePort();
        string[] command = [typeof(Program).Assembly.Location, "--urls", $"http://127.0.0.1:{port}"];
        return ReadyAsync(Start(
            Environment.IsPrivilegedProcess ? new ProcessStartInfo("setpriv", ["--bounding-set=-dac_override,-dac_read_search", "dotnet", .. command]) : new ProcessStartInfo("dotnet", command), settings, port));
    }

    /// <summary>One that is not ready in time is ended: nobody would know it any more.</summary>
    private static async Task<RealProcess> ReadyAsync(RealProcess process)
    {
        try
        {
            await Eventually.HoldsAsync(() => IsReadyAsync(process));
            return process;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    private static async Task<bool> IsReadyAsync(RealProcess process)
    {
        Assert.False(process._process.HasExited, $"The server ended: {string.Join(' ', process.Errors)}");
        try
        {
            using var ready = await process.Http.GetAsync("/readyz", TestContext.Current.CancellationToken);
            return ready.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A command on the store of a folder, to its end.</summary>
    public static async Task<RealProcess> RunAsync(string folder, params IReadOnlyList<string> arguments)
    {
        var process = Start(new Dictionary<string, string>(StringComparer.Ordinal) { ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}" }, 0, arguments);
        await process.EndedAsync();
        return process;
    }

    /// <summary>A command whose files may not grow beyond so many bytes.</summary>
    public static async Task<RealProcess> RunWithinAsync(long bytes, string folder, params IReadOnlyList<string> arguments)
    {
        // The runtime's own mapped memory is a file otherwise.
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}", ["DOTNET_EnableWriteXorExecute"] = "0" };
        var limit = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--fsize={bytes}:unlimited");
        var process = Start(new ProcessStartInfo("prlimit", [limit, "dotnet", typeof(Program).Assembly.Location, .. arguments]), settings, 0);
        await process.EndedAsync();
        return process;
    }

    /// <summary>A port of loopback that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Kill() => _process.Kill(entireProcessTree: false);

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public void Terminate() => Tell("kill", "-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Limits the size of the files that it writes; null takes the limit away.</summary>
    public void LimitFileSize(long? bytes) => Tell(
        "prlimit", "--pid", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--fsize={(bytes is null ? "unlimited" : bytes)}:unlimited"));

    /// <summary>Sets who may read and write files.</summary>
    public static void ChangeMode(string mode, params IReadOnlyList<string> files) => Tell("chmod", [mode, .. files]);

    public async Task EndedAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(late.Token);
    }

    private static void Tell(string program, params IReadOnlyList<string> arguments)
    {
        using var told = Process.Start(new ProcessStartInfo(program, arguments))!;
        told.WaitForExit();
        Assert.Equal(0, told.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Http.Dispose();
    }
}
