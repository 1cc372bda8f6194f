using System.CommandLine;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Rebuild;

/// <summary><c>rebuild [--apply]</c>: makes every run again from the kept bodies and says what differs.</summary>
public static class RebuildCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="services">Gives the app's services; the store is not touched.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var apply = new Option<bool>("--apply") { Description = "Writes what differs. Refused while a server holds the store: its settings page does it there." };
        var command = new Command("rebuild", "Reads every kept body anew, makes every run's delivered state again, and says what differs from what is stored. Without --apply it may run beside a server.") { apply };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var app = services();
            var progress = new ConsoleProgress(error, app.GetRequiredService<TimeProvider>());
            var rebuilder = app.GetRequiredService<Rebuilder>();
            Task<RebuildReport> RunAsync() => rebuilder.RunAsync(parsed.GetValue(apply), Found, progress.Say, cancel);
            var report = parsed.GetValue(apply) ? await WriterSession.RunAsync(app, RunAsync, cancel) : await RunAsync();
            progress.Clear();
            await output.WriteLineAsync(RebuildWords.Of(report, parsed.GetValue(apply)));
            return report.IsEqual ? 0 : 1;

            void Found(Difference difference)
            {
                progress.Clear();
                output.WriteLine(difference);
            }
        });
        return command;
    }
}
