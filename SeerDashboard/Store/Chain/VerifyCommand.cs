using System.CommandLine;

namespace SeerDashboard.Store.Chain;

/// <summary><c>verify</c>: checks the hash chain, offline or beside a running server.</summary>
public static class VerifyCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="checker">Gives what checks the configured store.</param>
    public static Command Create(Func<LogChecker> checker)
    {
        var command = new Command("verify", "Checks that no delivery of the log was changed or removed since it was kept.");
        command.SetAction(async (parsed, cancel) =>
        {
            var report = await checker().CheckAsync(cancel);
            if (report.Broken is { } broken)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"The chain is broken after {report.Checked} deliveries. {broken}");
                return 1;
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{report.Checked} deliveries, {report.Erased} of them erased: the chain holds. Head {report.Head}");
            return 0;
        });
        return command;
    }
}
