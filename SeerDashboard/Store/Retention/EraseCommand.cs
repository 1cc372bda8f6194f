using System.CommandLine;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Retention;

/// <summary><c>erase --run ID</c>: erases the texts of one run.</summary>
public static class EraseCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="services">Gives the app's services; the store is not touched.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var run = new Option<long>("--run") { Description = "Sentry's number of the run.", Required = true };
        var installation = new Option<string?>("--installation") { Description = "When two senders share the number." };
        var integration = new Option<string?>("--integration") { Description = "When two integrations share the number and the installation." };
        var command = new Command("erase", "Erases all texts and bodies of one run; the hashes of its deliveries stay, so that the chain can still be checked. Refused while a server holds the store: its page of the run does it there.") { run, installation, integration };
        command.SetAction(async (parsed, cancel) =>
        {
            var app = services();
            return await WriterSession.RunAsync(app, async () =>
            {
                var keys = await app.GetRequiredService<RunReader>().KeysAsync(new(parsed.GetValue(run)), parsed.GetValue(installation), parsed.GetValue(integration), cancel);
                if (keys is not [var key])
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(keys.Count == 0
                        ? $"There is no such run {parsed.GetValue(run)}."
                        : $"There are several: say which with --installation and --integration. {string.Join("; ", keys.Select(each => $"{each.Integration}, {each.Installation.ReplaceLineEndings(" ")}"))}");
                    return 1;
                }

                var erased = await app.GetRequiredService<Eraser>().EraseRunAsync(key, cancel);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"Run {key.RunId} of {key.Integration} is erased, with the texts of {Amount.Of(erased, "delivery", "deliveries")}. Their hashes stay.");
                return 0;
            }, cancel);
        });
        return command;
    }
}
