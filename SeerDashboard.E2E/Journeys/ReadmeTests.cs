using System.Diagnostics;
using System.Net;
using System.Reflection;
using SeerDashboard.E2E.Host;

namespace SeerDashboard.E2E.Journeys;

/// <summary>What README.md says to type works as it stands there. What it publishes is looked at by <see cref="PublishedTests"/>; its third command runs these tests.</summary>
[Collection(PublishedTests.Builds)]
public sealed class ReadmeTests : IDisposable
{
    private static readonly string[] RunElsewhere = ["bash test.sh", "dotnet publish SeerDashboard -c Release -o DIR", "DIR/SeerDashboard"];

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    public static IEnumerable<TheoryDataRow<string>> Starts => Readme.Commands.Except(RunElsewhere).Select(command => new TheoryDataRow<string>(command));

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task Command_StartsAServer(string command)
    {
        Assert.StartsWith("dotnet run ", command, StringComparison.Ordinal);
        // From another folder, since the demo keeps its store where it is started.
        var from = command.Replace("--project SeerDashboard", $"--project '{Path.Combine(Repository.Root, "SeerDashboard")}'", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-c", $"exec {from}"]) { WorkingDirectory = _folder, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // As the tests were built, on a free port, with a store that is nobody's, and nothing that stays behind.
            ["Configuration"] = typeof(ReadmeTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
            ["URLS"] = "http://127.0.0.1:0",
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(_folder, "seer.db")}",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
        })
            start.Environment[name] = value;
        var data = Path.Combine(Repository.Root, "data");
        var before = Directory.Exists(data) ? Directory.GetLastWriteTimeUtc(data) : default;
        await using var server = await PublishedServer.ListensAsync(Process.Start(start)!);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        using var ready = await http.GetAsync(new Uri("readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using var login = await http.GetAsync(new Uri("login", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("SeerDashboard", await login.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before, Directory.Exists(data) ? Directory.GetLastWriteTimeUtc(data) : default);
    }

    [Fact]
    public void Commands_AreAllRun() => Assert.Equal(RunElsewhere.Order(StringComparer.Ordinal), Readme.Commands.Intersect(RunElsewhere).Order(StringComparer.Ordinal));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
