using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SeerDashboard.Samples;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Samples;

public sealed class DemoTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seer-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TakeFrom_ArgumentsWithDemo_LeavesTheOthers()
    {
        string[] args = ["--demo", "--urls", "http://127.0.0.1:0"];

        Assert.True(DemoSettings.TakeFrom(ref args));
        Assert.Equal(["--urls", "http://127.0.0.1:0"], args);
        Assert.False(DemoSettings.TakeFrom(ref args));
    }

    [Fact]
    public void Apply_ConfiguredSenders_AreReplacedAndTheRestStays()
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sentry:Integrations:0:Name"] = "real",
            ["Sentry:Integrations:0:AuthToken"] = "a token that must not reach the demo",
            ["Sentry:Integrations:1:Name"] = "another",
            ["Store:ConnectionString"] = "Data Source=data/seer.db",
            ["urls"] = "http://127.0.0.1:7000",
        });

        DemoSettings.Apply(configuration, _folder);

        Assert.Equal("demo", configuration["Sentry:Integrations:0:Name"]);
        Assert.Equal("acme", configuration["Sentry:Integrations:0:Organization"]);
        Assert.Equal(64, configuration["Sentry:Integrations:0:ClientSecrets:0"]!.Length);
        Assert.Null(configuration["Sentry:Integrations:0:AuthToken"]);
        Assert.Single(configuration.GetSection("Sentry:Integrations").GetChildren());
        Assert.Contains("demo.db", configuration["Store:ConnectionString"], StringComparison.Ordinal);
        Assert.Equal("http://127.0.0.1:7000", configuration["urls"]);
    }

    [Fact]
    public void Apply_OlderDemo_StartsFreshAndTouchesNothingElse()
    {
        string[] old = ["demo.db", "demo.db-wal", "demo.db-shm", "seer.db"];
        foreach (var file in old)
            File.WriteAllText(Path.Combine(_folder, file), "old");

        DemoSettings.Apply(new ConfigurationManager(), _folder);

        Assert.Equal(["demo.lock", "demo.secret", "seer.db"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Apply_WhileAnotherDemoRuns_TakesAStoreOfItsOwn()
    {
        var (first, second) = (new ConfigurationManager(), new ConfigurationManager());
        DemoSettings.Apply(first, _folder);
        File.WriteAllText(Path.Combine(_folder, "demo.db"), "in use");

        DemoSettings.Apply(second, _folder);

        Assert.True(File.Exists(Path.Combine(_folder, "demo.db")));
        Assert.NotEqual(first["Store:ConnectionString"], second["Store:ConnectionString"]);
    }

    [Fact]
    public async Task Demo_ServerListens_SendsHistoryWithItsOwnSecret()
    {
        string? secret = null;
        await using var receiver = await Receiver.StartAsync(Receiver.Applied, builder =>
        {
            builder.AddDemo(_folder);
            builder.Services.AddSingleton(TimeProvider.System).AddSingleton<LoopbackAddress>();
            secret = builder.Configuration["Sentry:Integrations:0:ClientSecrets:0"];
        });

        await Eventually.HoldsAsync(() => Task.FromResult(receiver.Received.Where(delivery => delivery.Headers["Sentry-Hook-Resource"] == "seer").Select(delivery => Run(delivery.Body)).Distinct().Count() >= 12));

        Assert.All(receiver.Received, delivery => Assert.Equal(Signature.Of(delivery.Body, Encoding.UTF8.GetBytes(secret!)), delivery.Headers["Sentry-Hook-Signature"]));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080/", "http://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:8080/", "http://*:8080")]
    [InlineData("http://127.0.0.1:8080/", "http://[::]:8080")]
    [InlineData("http://127.0.0.1:80/", "http://0.0.0.0")]
    [InlineData("http://127.0.0.1:81/", "http://seer.local:81")]
    [InlineData("http://[::1]:82/", "http://[::1]:82")]
    [InlineData("http://localhost:83/", "https://localhost:443", "http://localhost:83")]
    [InlineData("https://localhost:444/", "https://localhost:444", "http://unix:/run/seer.sock")]
    [InlineData("http://127.0.0.1:84/base/", "http://127.0.0.1:84/base")]
    public void Best_OfWhatAServerListensOn_IsReachableFromHere(string expected, params string[] addresses) =>
        Assert.Equal(new Uri(expected), LoopbackAddress.Best(addresses));

    [Fact]
    public void Best_OfASocketAlone_IsNone() => Assert.Null(LoopbackAddress.Best(["http://unix:/run/seer.sock"]));

    private static long Run(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("data").GetProperty("run_id").GetInt64();
    }
}
