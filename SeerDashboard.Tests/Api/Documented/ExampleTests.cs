using System.Diagnostics;
using System.Globalization;
using SeerDashboard.Tests.Api.Describing;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.House;

namespace SeerDashboard.Tests.Api.Documented;

/// <summary>What the documentation shows works as it stands there: each command is run against the app on a real port, each piece of code is part of a sample that is run.</summary>
[Collection(OfOneHost.Name)]
public sealed class ExampleTests(DescribedHost one)
{
    /// <summary>What curl ends with when it was told how long to listen.</summary>
    private const int TimeIsOver = 28;

    // What an example of a kind is: each has a test, here, in LiveExampleTests, in SettingExampleTests, or in ReadmeTests.
    private static readonly string[] Kinds = ["bash", "csharp", "js", "json", "text", "sh", "nginx", "caddyfile"];

    public static IEnumerable<TheoryDataRow<string, int>> Commands => Example.Rows("bash");

    public static IEnumerable<TheoryDataRow<string, int>> Code => Example.Rows("csharp", "js");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_AsItStandsThere_Works(string file, int line)
    {
        var text = Example.At(file, line).Text;
        var folder = Directory.CreateTempSubdirectory("seer-");
        try
        {
            var (code, said, errors) = await RunAsync(text, folder.FullName);
            Assert.True(code == 0 || (code == TimeIsOver && text.Contains("--max-time", StringComparison.Ordinal)), $"{file}:{line} ended with {code}.\n{said}\n{errors}");
            Assert.True(said.Length > 0 || folder.EnumerateFiles().Any(each => each.Length > 0), $"{file}:{line} shows nothing.");
            if (text.Contains("--etag-compare", StringComparison.Ordinal))
                Assert.Equal("304", said.Trim());
            if (text.Contains("/webhooks/sentry", StringComparison.Ordinal))
                Assert.Equal("401", said.Trim());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Code))]
    public void Code_AsItStandsThere_IsPartOfASampleThatIsRun(string file, int line)
    {
        var samples = Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*", SearchOption.AllDirectories).Select(File.ReadAllText).Select(Plain);
        Assert.Contains(Plain(Example.At(file, line).Text), string.Join('\n', samples), StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_HaveAKindThatIsLookedAt() =>
        Assert.Empty(Example.All.Where(each => !Kinds.Contains(each.Kind) || (each.Kind == "sh" && each.File != "README.md")).Select(each => $"{each.File}:{each.Line} {each.Kind}"));

    private static string Plain(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private async Task<(int Code, string Said, string Errors)> RunAsync(string command, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SEER"] = one.Address.OriginalString.TrimEnd('/'),
            ["KEY"] = DashboardHost.ViewerKey,
            ["OPERATOR"] = DescribedHost.OperatorKey,
            ["RUN"] = DescribedHost.Run.ToString(CultureInfo.InvariantCulture),
            ["ISSUE"] = DescribedHost.Issue.ToString(CultureInfo.InvariantCulture),
            ["DELIVERY"] = "1",
            ["SECONDS_TO_LISTEN"] = "1",
        })
            start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        var (said, errors) = (bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (bash.ExitCode, await said, await errors);
    }
}
