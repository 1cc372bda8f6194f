using System.CommandLine;
using Microsoft.Extensions.Options;
using SeerDashboard.Store;

namespace SeerDashboard.Access;

/// <summary><c>token --new</c>: a new access token; the old one ends.</summary>
public static class TokenCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="open">Gives the app's services with the store ready, without serving.</param>
    public static Command Create(Func<CancellationToken, Task<IServiceProvider>> open)
    {
        var make = new Option<bool>("--new") { Description = "Makes a new access token and shows it once. The old one ends, and so do the sessions begun with it." };
        var command = new Command("token", "The access token for people.") { make };
        command.SetAction(async (parsed, cancel) =>
        {
            // Required says nothing of a flag: System.CommandLine takes an absent one as given, with the value false.
            if (!parsed.GetValue(make))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("Say 'token --new' for a new access token; the old one ends then.");
                return 1;
            }

            try
            {
                var tokens = (await open(cancel)).GetRequiredService<AccessTokens>();
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"New access token, shown this once: {await tokens.RenewAsync(cancel)}");
                return 0;
            }
            catch (Exception problem) when (problem is OptionsValidationException or TokenConfiguredException or StoreUnusableException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(problem is OptionsValidationException wrong ? string.Join(Environment.NewLine, wrong.Failures) : problem.Message);
                return 1;
            }
        });
        return command;
    }
}
