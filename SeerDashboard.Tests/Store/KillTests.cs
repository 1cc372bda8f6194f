using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Store;

/// <summary>A real process on a real disk, ended without warning right after its answer.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Kill_RightAfterA202_TheDeliveryAndItsRunAreThereAfterTheNextStart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
            ["Sentry__Integrations__0__Name"] = "acme",
            ["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret,
            ["Access__BrowserToken"] = "browser-token-for-tests-000001",
        };
        var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 12345));
        using (var process = await StartAsync(settings))
        {
            using var content = new ByteArrayContent(body);
            content.Headers.Add("Sentry-Hook-Resource", "seer");
            content.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));
            using var answer = await process.Http.PostAsync("/webhooks/sentry", content, TestContext.Current.CancellationToken);
            process.Kill();
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        await using var next = new DashboardHost(folder: folder);
        Assert.Equal(body, await next.Get<DeliveryReader>().BodyAsync(1, TestContext.Current.CancellationToken));
        await Eventually.HoldsAsync(async () => (await next.Get<RunReader>().FindAsync(new(12345), null, TestContext.Current.CancellationToken)).Run is not null);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Store__Provider", "Oracle", "Store:Provider", "Sqlite")]
    [InlineData("Access__Mode", "Nobody", "Access:Mode", "BrowserToken")]
    [InlineData("Webhooks__MaxBodyMegabytes", "0", "Webhooks:MaxBodyMegabytes", "1 to 200")]
    [InlineData("Webhooks__MaxBodyMegabytes", "lots", "Webhooks:MaxBodyMegabytes", "a whole number")]
    [InlineData("Sentry__Integrations__0__Kind", "Secret", "Sentry:Integrations:0:Kind", "Published")]
    [InlineData("PublicUrl", "seer.example.com", "PublicUrl", "https://")]
    [InlineData("Store__ConnectionString", "Data Source=/proc/no/such/seer.db", "Store:ConnectionString", "/proc/no/such/seer.db")]
    public async Task Start_WrongConfiguration_EndsWithOneLineThatNamesTheKeyAndWhatItMayBe(string variable, string value, string key, string mayBe)
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
            ["Sentry__Integrations__0__Name"] = "acme",
            [variable] = value,
        };
        using var process = RealProcess.Start(settings, FreePort());
        await process.EndedAsync();
        Assert.Equal(1, process.ExitCode);
        var line = Assert.Single(process.Errors);
        Assert.Contains(key, line, StringComparison.Ordinal);
        Assert.Contains(mayBe, line, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<RealProcess> StartAsync(Dictionary<string, string> settings)
    {
        var process = RealProcess.Start(settings, FreePort());
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                using var ready = await process.Http.GetAsync("/readyz", TestContext.Current.CancellationToken);
                return ready.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The app as a process of its own.</summary>
internal sealed class RealProcess : IDisposable
{
    private readonly Process _process;

    private RealProcess(Process process, int port)
    {
        _process = process;
        Http = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    public HttpClient Http { get; }

    public int ExitCode => _process.ExitCode;

    public System.Collections.Concurrent.ConcurrentQueue<string> Errors { get; } = new();

    public static RealProcess Start(IReadOnlyDictionary<string, string> settings, int port)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
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
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return real;
    }

    public void Kill() => _process.Kill(entireProcessTree: false);

    public async Task EndedAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(late.Token);
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
