using System.Diagnostics;

namespace SeerDashboard.Tests.House;

/// <summary>What <c>.ci/audit</c> makes of what NuGet and npm answer; both are played here.</summary>
public sealed class AuditTests : IDisposable
{
    private const string Clean = "The given project `a` has no vulnerable packages given the current sources.";
    private const string Hole = "Project `a` has the following vulnerable packages\n   > Some.Package   1.0.0   High   https://example.com/advisory";
    private const string NpmClean = """{ "auditReportVersion": 2, "vulnerabilities": {} }""";

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_Known_IsSaidOfBoth()
    {
        var (code, said) = await RunAsync(nuget: Clean, canary: Hole, npm: NpmClean);
        Assert.Equal((0, "NuGet: no package has a known hole.\nnpm: no package has a known hole."), (code, said));
    }

    [Theory]
    [InlineData(Hole, 0, NpmClean, 0)]
    [InlineData(Clean, 0, """{ "auditReportVersion": 2, "vulnerabilities": { "some-package": {} } }""", 1)]
    public async Task Hole_InOneOfThem_FailsAndIsNamed(string nuget, int nugetCode, string npm, int npmCode)
    {
        var (code, said) = await RunAsync(nuget, Hole, npm, nugetCode, npmCode);
        Assert.Equal(1, code);
        Assert.Contains("package", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("NOT CHECKED", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: Unable to load the service index", 1, Hole)]
    // It answers, and knows nothing: the worst of all, for it looks like a clean bill.
    [InlineData(Clean, 0, Clean)]
    public async Task Source_ThatKnowsNothing_IsSaidAndFailsNothing(string nuget, int nugetCode, string canary)
    {
        var (code, said) = await RunAsync(nuget, canary, """{ "message": "405 Method Not Allowed" }""", nugetCode, npmCode: 1);
        Assert.Equal(0, code);
        Assert.Collection(
            said.Split('\n'),
            line => Assert.StartsWith("NOT CHECKED: NuGet", line, StringComparison.Ordinal),
            line => Assert.StartsWith("NOT CHECKED: npm", line, StringComparison.Ordinal));
    }

    private async Task<(int Code, string Said)> RunAsync(string nuget, string canary, string npm, int nugetCode = 0, int npmCode = 0)
    {
        await PlayAsync("dotnet", $"case \"$*\" in *restore*) exit 0;; *canary*) cat '{await FileAsync(canary)}';; *) cat '{await FileAsync(nuget)}'; exit {nugetCode};; esac");
        await PlayAsync("npm", $"cat '{await FileAsync(npm)}'; exit {npmCode}");
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, ".ci", "audit")]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said.Trim());
    }

    private async Task<string> FileAsync(string text)
    {
        var file = Path.Combine(_folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }

    private async Task PlayAsync(string program, string script)
    {
        var file = Path.Combine(_folder, program);
        await File.WriteAllTextAsync(file, $"#!/bin/sh\n{script}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
