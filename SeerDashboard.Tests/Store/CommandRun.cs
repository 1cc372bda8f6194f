using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>A command as a process of its own, on the store of a folder.</summary>
internal sealed record CommandRun(int Code, string Said)
{
    public static async Task<CommandRun> OfAsync(string folder, params string[] arguments)
    {
        using var process = await RealProcess.RunAsync(folder, arguments);
        return Of(process);
    }

    /// <summary>None of its files may grow beyond so many bytes.</summary>
    public static async Task<CommandRun> WithinAsync(long bytes, string folder, params string[] arguments)
    {
        using var process = await RealProcess.RunWithinAsync(bytes, folder, arguments);
        return Of(process);
    }

    private static CommandRun Of(RealProcess process) => new(process.ExitCode, string.Join('\n', process.Output.Concat(process.Errors)));
}
