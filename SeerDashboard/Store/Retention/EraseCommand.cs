using System.CommandLine;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Retention;

/// <summary><c>erase</c>: erases the texts of a run, an issue or an integration.</summary>
public static class EraseCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="services">Gives the app's services; the store is not touched.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var run = new Option<long?>("--run") { Description = "Sentry's number of the run that is erased." };
        var issue = new Option<long?>("--issue") { Description = "Sentry's number of the issue that is erased, with all its runs." };
        var everything = new Option<string?>("--everything-of") { Description = "The integration whose deliveries and runs are all erased; it stays itself.", HelpName = "NAME" };
        var installation = new Option<string?>("--installation") { Description = "When two senders share the number." };
        var integration = new Option<string?>("--integration") { Description = "When two integrations share the number." };
        var command = new Command("erase", "Erases all texts and bodies of a run, an issue or an integration; the hashes of the deliveries stay, so that the chain can still be checked. Refused while a server holds the store: its pages do it there.") { run, issue, everything, installation, integration };
        command.SetAction(async (parsed, cancel) =>
        {
            var (app, output, error) = (services(), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (ofRun, ofIssue, ofAll) = (parsed.GetValue(run), parsed.GetValue(issue), parsed.GetValue(everything));
            if (new object?[] { ofRun, ofIssue, ofAll }.Count(each => each is not null) != 1)
            {
                await error.WriteLineAsync("Say what is to be erased, with one of --run ID, --issue ID or --everything-of NAME.");
                return 1;
            }

            return await WriterSession.RunAsync(app, async () =>
            {
                var (eraser, runs) = (app.GetRequiredService<Eraser>(), app.GetRequiredService<RunReader>());
                if (ofAll is not null && !await runs.KnowsAsync(ofAll, cancel))
                    return await RefuseAsync($"No delivery ever came from an integration '{ofAll}'. Names are told apart by their case.");
                if (ofAll is not null)
                    return await SayAsync($"All that {ofAll} brought", await eraser.EraseIntegrationAsync(ofAll, cancel));
                if (ofIssue is { } group)
                {
                    var found = await app.GetRequiredService<IssueReader>().FindAsync(new(group), parsed.GetValue(integration), cancel);
                    return found.Issue is { } known ? await SayAsync($"Issue {group} of {known.Integration}", await eraser.EraseIssueAsync(new(known.Integration, new(group)), cancel))
                        : await RefuseAsync(found.Integrations.Count == 0 ? $"There is no such issue {group}." : $"There are several: say which with --integration. {string.Join("; ", found.Integrations)}");
                }

                var keys = await runs.KeysAsync(new(ofRun!.Value), parsed.GetValue(installation), parsed.GetValue(integration), cancel);
                return keys is [var key] ? await SayAsync($"Run {key.RunId} of {key.Integration}", await eraser.EraseRunAsync(key, cancel))
                    : await RefuseAsync(keys.Count == 0 ? $"There is no such run {ofRun}." : $"There are several: say which with --installation and --integration. {string.Join("; ", keys.Select(each => $"{each.Integration}, {each.Installation.ReplaceLineEndings(" ")}"))}");
            }, cancel);

            async Task<int> SayAsync(string what, int erased)
            {
                await output.WriteLineAsync($"{what} is erased, with the texts of {Amount.Of(erased, "delivery", "deliveries")}. Their hashes stay.");
                return 0;
            }

            async Task<int> RefuseAsync(string why)
            {
                await error.WriteLineAsync(why);
                return 1;
            }
        });
        return command;
    }
}
