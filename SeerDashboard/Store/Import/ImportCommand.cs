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
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync($"{Amount.Of(report.Imported, "delivery", "deliveries")} imported, {report.Present:N0} already there.");
            if (report.Erased > 0)
                await output.WriteLineAsync($"{Amount.Of(report.Erased, "delivery was", "deliveries were")} erased before the export: there is nothing of {(report.Erased == 1 ? "it" : "them")} to import.");
            return 0;
        });
        return command;
    }
}
