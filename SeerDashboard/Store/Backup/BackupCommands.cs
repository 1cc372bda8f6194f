using System.CommandLine;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Backup;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>.</summary>
public static class BackupCommands
{
    /// <summary>Makes the command <c>backup</c>.</summary>
    /// <param name="services">Gives the app's services; the store is not touched.</param>
    public static Command CreateBackup(Func<IServiceProvider> services)
    {
        var file = new Argument<string>("FILE") { Description = "The archive to be written." };
        var force = new Option<bool>("--force") { Description = "Writes over a file that is there." };
        var command = new Command("backup", "Writes a consistent copy of the store with its key ring into one file, also while the server runs. The file holds private code and the keys of your secrets: keep it as you keep those.") { file, force };
        command.SetAction(async (parsed, cancel) =>
        {
            var app = services();
            var progress = new ConsoleProgress(parsed.InvocationConfiguration.Error, app.GetRequiredService<TimeProvider>());
            var report = await app.GetRequiredService<BackupWriter>().WriteAsync(parsed.GetValue(file)!, parsed.GetValue(force), progress.Say, cancel);
            progress.Clear();
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{report.File}: {Amount.Of(report.Deliveries, "delivery", "deliveries")} and the key ring, {Amount.Bytes(report.Bytes)}.");
            if (report.Broken is null)
                return 0;
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"The copy is of a log whose chain is broken, which a restore asks --force for. {report.Broken}");
            return 1;
        });
        return command;
    }

    /// <summary>Makes the command <c>restore</c>.</summary>
    /// <param name="services">Gives the app's services; the store is not touched.</param>
    public static Command CreateRestore(Func<IServiceProvider> services)
    {
        var file = new Argument<string>("FILE") { Description = "A file that 'backup' wrote." };
        var force = new Option<bool>("--force") { Description = "Takes a log whose chain is broken, too." };
        var command = new Command("restore", "Puts a backup in the place of the store, once it was checked. The store that is there is moved aside, not deleted. Refused while a server holds it.") { file, force };
        command.SetAction(async (parsed, cancel) =>
        {
            var app = services();
            var progress = new ConsoleProgress(parsed.InvocationConfiguration.Error, app.GetRequiredService<TimeProvider>());
            var report = await app.GetRequiredService<Restorer>().RunAsync(parsed.GetValue(file)!, parsed.GetValue(force), progress.Say, cancel);
            progress.Clear();
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync($"Restored {Amount.Of(report.Deliveries, "delivery", "deliveries")} as of {report.CreatedAt:yyyy-MM-dd HH:mm:ss 'UTC'}; {Amount.Of(report.Keys, "key", "keys")} added to the key ring.");
            if (report.Aside is { } aside)
                await output.WriteLineAsync($"The store that was there is now {aside}. Delete it when you no longer need it.");
            await output.WriteLineAsync("What was erased, revoked or changed since then is as it was before: erase and revoke it again. Start the server.");
            return 0;
        });
        return command;
    }
}
