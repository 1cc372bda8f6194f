using System.Diagnostics;
using SeerDashboard.Tests.House;

namespace SeerDashboard.Tests.Scripts;

/// <summary>The scripts of the diff: their own tests, and the types that their comments say.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task Scripts_UnderTheirOwnTests_Pass()
    {
        // Newer versions of Node.js take files and no folder, and report in another way unless they are asked.
        var (code, said) = await RunAsync(["--test", "--test-reporter=tap", .. Directory.GetFiles(Path.Combine(Repository.Root, "SeerDashboard.Tests", "Scripts"), "*.test.js")]);

        Assert.True(code == 0, said);
        Assert.Contains("# fail 0", said, StringComparison.Ordinal);
        Assert.DoesNotContain("# pass 0", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_ByTheirTypes_AreRight()
    {
        var (code, said) = await RunAsync("node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json");

        Assert.True(code == 0, said);
    }

    private static async Task<(int Code, string Said)> RunAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["NODE_NO_WARNINGS"] = "1";
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (node.ExitCode, await output + await errors);
    }
}
