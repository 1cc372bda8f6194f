using System.CommandLine;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Chain;

/// <summary><c>verify [EXPORT]</c>: checks the hash chain of the store or of an exported file, offline or beside a running server.</summary>
public static class VerifyCommand
{
    private const int Ranges = 1_000;

    /// <summary>Makes the command.</summary>
    /// <param name="services">Gives the app's services; the store is not touched.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var file = new Argument<string?>("EXPORT") { Description = "An exported log, as JSON Lines; without it the store is checked.", Arity = ArgumentArity.ZeroOrOne };
        var head = new Option<string?>("--head") { Description = "A head that was kept elsewhere, as N:HASH or a file with such a line: also checks that the log still has it.", HelpName = "N:HASH|FILE" };
        var command = new Command("verify", "Checks that no delivery of the log was changed or removed since it was kept.") { file, head };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var kept = parsed.GetValue(head) is { } given ? await KeptHead.OfAsync(given, cancel) : null;
            if (kept is null && parsed.GetValue(head) is { } none)
            {
                await error.WriteLineAsync($"'{none}' is no head and no file with one: it is written N:HASH, as 'verify' prints it.");
                return 1;
            }

            var progress = new ConsoleProgress(error, services().GetRequiredService<TimeProvider>());
            var (broken, says) = parsed.GetValue(file) is { } export
                ? Words(Check(export, kept, progress, cancel), kept)
                : Words(await services().GetRequiredService<LogChecker>().CheckAsync(kept, progress.Say, cancel), kept);
            progress.Clear();
            await (broken ? error : output).WriteLineAsync(says);
            return broken ? 1 : 0;
        });
        return command;
    }

    private static ExportReport Check(string file, KeptHead? kept, ConsoleProgress progress, CancellationToken cancel)
    {
        try
        {
            using var stream = ExportReader.Find(file);
            using var export = ExportReader.Open(stream);
            return ExportCheck.Of(export, kept, _ => progress.Say(new("Checking the file", stream.Position, stream.Length, "bytes")), cancel);
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UpkeepRefusedException($"{file}: {error.Message}", error);
        }
    }

    private static (bool Broken, string Says) Words(ChainReport report, KeptHead? kept) => report.Broken is { } broken
        ? (true, $"The chain is broken after {Amount.Of(report.Checked, "delivery", "deliveries")}. {broken}")
        : (false, $"{Amount.Of(report.Checked, "delivery", "deliveries")}, {report.Erased.Count} of them erased: the chain holds{As(kept)}.{report.Erased.Sentence(Ranges)}{(report.Actions == 0 ? "" : $" So does that of {Amount.Of(report.Actions, "action", "actions")} of people.")} Head {new KeptHead(report.Checked, report.Head)}");

    private static (bool Broken, string Says) Words(ExportReport report, KeptHead? kept) => report.Broken is { } broken
        ? (true, $"The export is broken after {Amount.Of(report.Checked, "delivery", "deliveries")}. {broken}")
        : (false, $"{Amount.Of(report.Checked, "delivery", "deliveries")}, {report.Erased.Count} of them erased: {(report.IsWhole ? "the chain holds" : "each holds by itself; it is a part of the log, and what was left out cannot be checked")}{As(kept)}.{report.Erased.Sentence(Ranges)} Head {report.Head}");

    private static string As(KeptHead? kept) => kept is null ? "" : $", and nothing contradicts the kept head of {kept.Sequence}";
}
