using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Operate;

/// <summary>A key ring of which a file is not whole.</summary>
public sealed class DamagedKeyTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(0)]
    public async Task Start_WithADamagedKey_NamesItAndSaysWhatToDoInOneLine(int left)
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
            ["Logging__LogLevel__Default"] = "Information",
            ["Sentry__Integrations__0__Name"] = "acme",
            ["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret,
        };
        (await RealProcess.StartReadyAsync(settings)).Dispose();
        var key = Assert.Single(Directory.GetFiles(Path.Combine(folder, "keys"), "*.xml"));
        await using (var file = new FileStream(key, FileMode.Open))
            file.SetLength(left);

        using var process = RealProcess.Start(settings, RealProcess.FreePort());
        await process.EndedAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.DoesNotContain(process.Output, line => line.StartsWith("fail:", StringComparison.Ordinal) || line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
        var said = Assert.Single(process.Errors);
        Assert.StartsWith($"Store:ConnectionString: the key ring in {Path.Combine(folder, "keys")} cannot be used: {Path.GetFileName(key)} is damaged", said, StringComparison.Ordinal);
        Assert.Contains("move it away", said, StringComparison.Ordinal);

        // As it says.
        File.Move(key, key + ".damaged");
        using var again = await RealProcess.StartReadyAsync(settings);
        Directory.Delete(folder, recursive: true);
    }
}
