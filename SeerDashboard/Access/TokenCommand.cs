using System.CommandLine;

namespace SeerDashboard.Access;

/// <summary><c>token --new</c>: a new access token; the old one ends.</summary>
public static class TokenCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="open">Gives the app's services with the store ready, without serving.</param>
    public static Command Create(Func<CancellationToken, Task<IServiceProvider>> open)
    {
        var make = new Option<bool>("--new") { Description = "Makes a new access token and shows it once. The old one ends, and so do the sessions begun with it.", Required = true };
        var command = new Command("token", "The access token for people.") { make };
        command.SetAction(async (parsed, cancel) =>
        {
            var tokens = (await open(cancel)).GetRequiredService<AccessTokens>();
            if (tokens.IsConfigured)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("Access:BrowserToken is set in the configuration: change it there.");
                return 1;
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync($"New access token, shown this once: {await tokens.RenewAsync(cancel)}");
            return 0;
        });
        return command;
    }
}
