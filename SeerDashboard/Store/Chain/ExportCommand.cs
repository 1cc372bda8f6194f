using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Chain;

/// <summary><c>export FILE</c>: writes the whole log as JSON Lines, of this store or of one that was set aside.</summary>
public static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="services">Gives the app's services; the store is not touched.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var file = new Argument<string>("FILE") { Description = "The file to be written, JSON Lines." };
        var store = new Option<string?>("--store") { Description = "Another store's file in place of the configured one, such as one that a restore moved aside.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Writes over a file that is there." };
        var command = new Command("export", "Writes every delivery of the log with its body and hashes into one file, also while the server runs. The file holds private code.") { file, store, force };
        command.SetAction(async (parsed, cancel) =>
        {
            var app = services();
            var options = parsed.GetValue(store) is { } other ? Options.Create(new StoreOptions { ConnectionString = new SqliteConnectionStringBuilder { DataSource = other }.ToString() }) : app.GetRequiredService<IOptions<StoreOptions>>();
            var (clock, path) = (app.GetRequiredService<TimeProvider>(), Path.GetFullPath(parsed.GetValue(file)!));
            var progress = new ConsoleProgress(parsed.InvocationConfiguration.Error, clock);
            if (!parsed.GetValue(force) && File.Exists(path))
                throw new UpkeepRefusedException($"{path} is there already. Name another file, or say --force to write over it.");
            var (count, head) = await WriteAsync(options, clock, path, progress.Say, cancel);
            progress.Clear();
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{path}: {Amount.Of(count, "delivery", "deliveries")}, {Amount.Bytes(new FileInfo(path).Length)}. Head {head}");
            return 0;
        });
        return command;
    }

    /// <summary>The file appears at its place only once it is whole.</summary>
    private static async Task<(long Count, KeptHead Head)> WriteAsync(IOptions<StoreOptions> options, TimeProvider clock, string path, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        var partial = path + ".partial";
        try
        {
            // Says by itself when there is no such store.
            ReadConnection.Open(options.Value).Dispose();
            (long, KeptHead) written;
            await using (var output = PrivateFile.Make(partial))
            {
                written = await new LogExport(new(options), clock).WriteAsync(new(), null, output, progress, cancel);
                output.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
            return written;
        }
        catch (SqliteException error) when (error.Message.Contains("no such", StringComparison.Ordinal))
        {
            throw new UpkeepRefusedException("The store was written by an earlier version. Start the server on it once: it brings it up to date.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new UpkeepRefusedException($"The export could not be written: {error.Message}", error);
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }
}
