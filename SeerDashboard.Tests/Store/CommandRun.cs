using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>A command as a process of its own, on the store of a folder.</summary>
internal sealed record CommandRun(int Code, string Said)
{
    public static async Task<CommandRun> OfAsync(string folder, params string[] arguments)
    {
        using var process = await RealProcess.RunAsync(folder, arguments);
        return new(process.ExitCode, string.Join('\n', process.Output.Concat(process.Errors)));
    }
}
