using System.Net;
using System.Net.Sockets;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Operate;

public sealed class StartupTests
{
    [Theory]
    [InlineData("Store__Provider", "Oracle", "Store:Provider", "Sqlite")]
    [InlineData("Access__Mode", "Nobody", "Access:Mode", "BrowserToken")]
    [InlineData("Access__ApiRequestsPerMinute", "0", "Access:ApiRequestsPerMinute", "1 to 1000000")]
    [InlineData("Access__ApiRequestsPerMinute", "many", "Access:ApiRequestsPerMinute", "a whole number")]
    [InlineData("Access__UnsecuredOnAnyAddress", "perhaps", "Access:UnsecuredOnAnyAddress", "true or false")]
    [InlineData("Webhooks__MaxBodyMegabytes", "0", "Webhooks:MaxBodyMegabytes", "1 to 200")]
    [InlineData("Webhooks__MaxBodyMegabytes", "lots", "Webhooks:MaxBodyMegabytes", "a whole number")]
    [InlineData("Sentry__Integrations__0__Kind", "Secret", "Sentry:Integrations:0:Kind", "Published")]
    [InlineData("Sentry__Integrations__0__Organization", "Acme Inc", "Sentry:Integrations:0:Organization", "slug")]
    [InlineData("Store__HotRuns", "0", "Store:HotRuns", "from 1")]
    [InlineData("Store__AnswerWithinMilliseconds", "951", "Store:AnswerWithinMilliseconds", "1 to 950")]
    [InlineData("Retention__Days", "-1", "Retention:Days", "0, which keeps everything")]
    [InlineData("Retention__Days", "long", "Retention:Days", "a whole number")]
    [InlineData("Live__Redis", "localhost", "Live:Redis", "leave it out")]
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
        using var process = RealProcess.Start(settings, RealProcess.FreePort());
        await process.EndedAsync();
        Assert.Equal(1, process.ExitCode);
        var line = Assert.Single(process.Errors);
        Assert.Contains(key, line, StringComparison.Ordinal);
        Assert.Contains(mayBe, line, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Start_FirstTime_AlarmsNobodyAndKeepsTheStoreForItsOwner()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var store = Path.Combine(folder, "data");
        using (var process = await RealProcess.StartReadyAsync(Settings(store)))
        {
            Assert.Empty(process.Errors);
            Assert.DoesNotContain(process.Output, Alarms);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(store));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Start_AddressTaken_SaysWhatToDoInOneLine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        Assert.Contains("--urls http://127.0.0.1:PORT", await OneLineAsync(port), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Urls is 'nonsense'", "--urls", "nonsense")]
    [InlineData("Urls: the server cannot listen on http://192.0.2.1:5080", "--urls", "http://192.0.2.1:5080")]
    public async Task Start_NoAddressToListenOn_NamesTheKeyInOneLine(string expected, params string[] arguments) =>
        Assert.StartsWith(expected, await OneLineAsync(0, arguments), StringComparison.Ordinal);

    [Fact]
    public async Task Start_UnsecuredWhereOthersReachIt_NamesTheSecondKeyInOneLine() => Assert.StartsWith(
        "Access:Mode is Unsecured and the server would listen on http://0.0.0.0:0,", await OneLineAsync(0, "--Access:Mode", "Unsecured", "--urls", "http://0.0.0.0:0"), StringComparison.Ordinal);

    [Fact]
    public async Task Start_MistypedCommand_IsNoServer() =>
        Assert.Equal("There is no command 'verfiy'; it may be play, token, verify, rebuild, backup, restore, export, import, erase, or none to serve.", await OneLineAsync(0, "verfiy"));

    private static async Task<string> OneLineAsync(int port, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        using var process = RealProcess.Start(Settings(folder), port, arguments);
        await process.EndedAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.DoesNotContain(process.Output, Alarms);
        Directory.Delete(folder, recursive: true);
        return Assert.Single(process.Errors);
    }

    /// <summary>Levels of the console's log as it is configured for users, and stack traces.</summary>
    private static bool Alarms(string line) =>
        line.StartsWith("warn:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || line.TrimStart().StartsWith("at ", StringComparison.Ordinal);

    private static Dictionary<string, string> Settings(string folder) => new(StringComparer.Ordinal)
    {
        ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
        ["Logging__LogLevel__Default"] = "Information",
    };
}
