using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Operate;

public sealed class StartupTests
{
    [Theory]
    [InlineData("Store__Provider", "Oracle", "Store:Provider", "Sqlite")]
    [InlineData("Access__Mode", "Nobody", "Access:Mode", "BrowserToken")]
    [InlineData("Webhooks__MaxBodyMegabytes", "0", "Webhooks:MaxBodyMegabytes", "1 to 200")]
    [InlineData("Webhooks__MaxBodyMegabytes", "lots", "Webhooks:MaxBodyMegabytes", "a whole number")]
    [InlineData("Sentry__Integrations__0__Kind", "Secret", "Sentry:Integrations:0:Kind", "Published")]
    [InlineData("Retention__Days", "30", "Retention:Days", "0")]
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
}
