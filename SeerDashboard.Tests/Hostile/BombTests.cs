using System.Net;
using System.Text;
using System.Text.Json;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Hostile;

/// <summary>
/// Bombs through a real process whose heap may not grow beyond a limit: it would end if one of them made it. Each is answered, what can be read of it
/// can be read, and the pages of its run come.
/// </summary>
public sealed class BombTests : IAsyncLifetime
{
    /// <summary>In bytes, as the runtime takes it: hexadecimal. A body is at most ten million of them.</summary>
    private const string HeapLimit = "0x40000000";

    /// <summary>A page that is folded has a tenth of the largest body.</summary>
    private const int MostCharacters = 1_500_000;

    private const string Token = "browser-token-for-tests-000001";

    private const string Busy = "the store was busy";

    private static readonly string[] Taken = ["applied", "duplicate", "stored"];

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;
    private RealProcess? _server;

    private static readonly bool All = Rounds.Of(always: 0, full: 1) == 1;

    private RealProcess Server => _server!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = await RealProcess.StartReadyAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(_folder, "seer.db")}",
            // How busy the machine is, is not what this is about.
            ["Store__AnswerWithinMilliseconds"] = "950",
            ["Sentry__Integrations__0__Name"] = "acme",
            ["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret,
            ["Access__BrowserToken"] = Token,
            ["DOTNET_GCHeapHardLimit"] = HeapLimit,
            ["DOTNET_gcServer"] = "0",
            // What went wrong is said with what it was.
            ["Logging__LogLevel__Default"] = "Error",
        });
        using var signedIn = await Server.Http.GetAsync($"/login?t={Token}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Unreadable_IsKeptAndChangesNothing()
    {
        foreach (var (name, body) in Bombs.Unreadable())
            Assert.Equal((name, "unreadable"), (name, await PostAsync("seer", body)));
        await IsWellAsync();
        Assert.Equal(0, (await JsonAsync("/api/runs")).GetProperty("total").GetInt32());
        await PageAsync("/deliveries?id=1");
    }

    [Fact]
    public async Task Applied_CanBeReadAndShown()
    {
        foreach (var (name, run, action, data) in Bombs.Applied().Where(bomb => All || Bombs.Short.Contains(bomb.Name)))
        {
            // A hundred thousand rows may take longer than Sentry waits: then it is told so, and they are kept all the same.
            Assert.Contains(await PostOnceAsync("seer", Encoding.UTF8.GetBytes(Bombs.Seer(run, action, data))), Taken.Append(Busy));
            await AppearsAsync(run);
            foreach (var path in (string[])[$"/runs/{run}", $"/runs/{run}/review", $"/api/runs/{run}/diff"])
                Assert.Equal((name, path, HttpStatusCode.OK), (name, path, await StatusAsync(path)));
        }

        foreach (var path in (string[])["/", "/insights", "/deliveries", "/settings"])
            Assert.InRange((await PageAsync(path)).Length, 1, MostCharacters);
        await IsWellAsync();
    }

    [Fact]
    public async Task LongText_InAnyField_IsFolded()
    {
        // The same run with one more megabyte each time: what takes longer than Sentry waits is sent again, and kept.
        var step = Rounds.Of(always: 3, full: 1);
        foreach (var (name, resource, body) in Bombs.LongTexts(All).Where((_, at) => at % step == 0))
            Assert.Contains((name, await PostAsync(resource, Encoding.UTF8.GetBytes(body.ToJsonString()))), Taken.Append(Busy).Select(outcome => (name, outcome)));
        await Eventually.HoldsAsync(async () => await StatusAsync("/api/runs/12345") == HttpStatusCode.OK && await StatusAsync("/api/runs/8814400012345678") == HttpStatusCode.OK);
        foreach (var path in (string[])["/", "/runs/12345", "/runs/8814400012345678", "/runs/12345/review", "/runs/12345?tab=deliveries", "/deliveries", "/issues/7350128443", "/issues/1170820242"])
            Assert.InRange((await PageAsync(path)).Length, 1, MostCharacters);
        await IsWellAsync();
    }

    private async Task AppearsAsync(long run)
    {
        for (var turn = 1; ; turn++)
        {
            try
            {
                await Eventually.HoldsAsync(async () => await StatusAsync($"/api/runs/{run}") == HttpStatusCode.OK);
                return;
            }
            catch (TimeoutException) when (turn < 4)
            {
                // Ten megabytes on a busy machine: how soon is not what this is about.
            }
        }
    }

    /// <summary>What it was answered; sent again while the store has not written so much in the time that Sentry waits.</summary>
    private async Task<string> PostAsync(string resource, byte[] body)
    {
        var answer = "";
        for (var turn = 0; turn < 10 && answer is "" or Busy; turn++)
            answer = await PostOnceAsync(resource, body);
        return answer;
    }

    private async Task<string> PostOnceAsync(string resource, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        content.Headers.Add("Sentry-Hook-Resource", resource);
        content.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));
        using var answer = await Server.Http.PostAsync("/webhooks/sentry", content, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return answer.StatusCode == HttpStatusCode.Accepted ? json.RootElement.GetProperty("outcome").GetString()! : answer.StatusCode == HttpStatusCode.ServiceUnavailable ? Busy : $"{answer.StatusCode}: {string.Join(' ', Server.Output.TakeLast(40))}";
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await Server.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<string> PageAsync(string path)
    {
        using var answer = await Server.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var json = JsonDocument.Parse(await PageAsync(path));
        return json.RootElement.Clone();
    }

    private async Task IsWellAsync()
    {
        Assert.Equal("Healthy", await PageAsync("/readyz"));
        Assert.False(Server.HasEnded);
    }
}
