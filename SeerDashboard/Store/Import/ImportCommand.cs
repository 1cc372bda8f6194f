using System.CommandLine;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Import;

/// <summary><c>import FILE</c>: takes the deliveries of an export into this store's log.</summary>
public static class ImportCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="services">Gives the app's services; the store is not touched.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var file = new Argument<string>("FILE") { Description = "An exported log, as JSON Lines." };
        var command = new Command("import", "Takes the deliveries of an export into this log, once every line of it was checked; what is there already is left out. Refused while a server holds the store.") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            var app = services();
            var progress = new ConsoleProgress(parsed.InvocationConfiguration.Error, app.GetRequiredService<TimeProvider>());
            var report = await WriterSession.RunAsync(app, () => app.GetRequiredService<Importer>().RunAsync(parsed.GetValue(file)!, progress.Say, cancel), cancel);
            progress.Clear();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(report.ToString());
            return 0;
        });
        return command;
    }
}
