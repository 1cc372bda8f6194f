using System.Text;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Operate.Plain;

/// <summary>What a real process writes to its console when those who send to it choose the texts.</summary>
public sealed class PlainOutputTests : IDisposable
{
    /// <summary>Begins a line of its own, clears the screen, renames the window, writes over the line, turns the direction.</summary>
    private const string Evil = "x\r\nforged: all is well\n\u001b[2J\u001b]0;owned\u0007\rforged\u009b31m\u202e\u2028forged";

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    [Theory]
    [InlineData("simple")]
    [InlineData("systemd")]
    [InlineData("json")]
    public async Task Log_OfHostileDeliveries_HasNoLineAndNoEscapeOfTheirs(string formatter)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(_folder, "seer.db")}",
            ["Sentry__Integrations__0__Name"] = "acme",
            ["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret,
            ["Access__BrowserToken"] = "browser-token-for-tests-000001",
            ["Logging__LogLevel__Default"] = "Debug",
            // Says which path it looks for, as it came.
            ["Logging__LogLevel__Microsoft.AspNetCore.Routing"] = "Debug",
            ["Logging__Console__FormatterName"] = formatter,
            ["Logging__Console__FormatterOptions__IncludeScopes"] = "true",
        };
        using var process = await RealProcess.StartReadyAsync(settings);
        var body = Encoding.UTF8.GetBytes(Body.Seer(Evil, 12345));
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Sentry-Hook-Resource", "se\u001b[2Jer");
        content.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));
        using (await process.Http.PostAsync("/webhooks/sentry", content, TestContext.Current.CancellationToken))
        using (await process.Http.GetAsync($"/{Uri.EscapeDataString(Evil)}", TestContext.Current.CancellationToken))
        {
            // In the log when the answer has come, or soon after.
            await Eventually.HoldsAsync(() => Task.FromResult(process.Output.Any(line => line.Contains("forged", StringComparison.Ordinal) && line.Contains("the request path", StringComparison.Ordinal))));
        }

        Assert.Contains(process.Output, line => line.Contains("Delivery 1 kept as", StringComparison.Ordinal) && line.Contains("forged", StringComparison.Ordinal));
        Assert.All(process.Output, Plain);
    }

    [Fact]
    public async Task Commands_OnHostileTexts_WriteNoEscapeOfTheirs()
    {
        await using (var host = new DashboardHost(folder: _folder))
        {
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 12345, installation: Evil));
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 12345));
            await FoldedAnew.CaughtUpAsync(host);
        }

        string[][] commands =
        [
            ["erase", "--run", "12345"], ["verify", Path.Combine(_folder, Evil)], ["verify", "--head", Evil], ["import", Evil], ["backup", Path.Combine(_folder, Evil, "x")],
            ["x\u001b[2J"], ["rebuild", Evil], ["play", "--url", Evil],
        ];
        foreach (var command in commands)
        {
            var run = await CommandRun.OfAsync(_folder, command);
            Assert.True(run.Code != 0 && run.Said.Length > 0, string.Join(' ', command));
            Assert.All(run.Said.Split('\n'), Seen);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Plain(string line)
    {
        Seen(line);
        Assert.False(line.TrimStart().StartsWith("forged", StringComparison.Ordinal), line);
    }

    private static void Seen(string line) => Assert.DoesNotContain(line, letter => (char.IsControl(letter) && letter != '\t') || letter is '\u202e' or '\u2028');
}
