using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;

namespace SeerDashboard.Samples;

/// <summary>The command <c>play</c> (CONTRACT.md, "Commands").</summary>
public static class PlayCommand
{
    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => Create(TimeProvider.System);

    /// <summary>The same on another clock.</summary>
    internal static Command Create(TimeProvider clock)
    {
        var url = new Option<string>("--url") { Description = "Address of the dashboard.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var secret = new Option<string?>("--secret") { Description = "Client secret of an integration that the dashboard knows. Not needed for a demo started in this folder." };
        var runs = new Option<int>("--runs") { Description = "How many runs.", DefaultValueFactory = _ => 12 };
        var rate = new Option<double>("--rate") { Description = "Runs started per minute.", DefaultValueFactory = _ => 12 };
        var speed = new Option<double>("--speed") { Description = "How many times faster than real a run goes.", DefaultValueFactory = _ => 20 };
        var generation = new Option<string>("--generation") { Description = "Which payloads.", DefaultValueFactory = _ => "mixed" };
        var shuffle = new Option<bool>("--shuffle") { Description = "Deliveries of a run arrive out of order." };
        var duplicates = new Option<double>("--duplicates") { Description = "Probability, 0 to 1, that a delivery comes again." };
        var drop = new Option<double>("--drop") { Description = "Probability, 0 to 1, that a delivery is lost." };
        var seed = new Option<int?>("--seed") { Description = "The same seed plays the same bodies in the same order. Drawn and shown when not given." };

        generation.AcceptOnlyFromAmong("first", "second", "mixed");
        Must(url, text => Address(text) is not null, "an http or https address, e.g. http://127.0.0.1:5080");
        Must(runs, count => count is >= 1 and <= 1_000_000, "a whole number from 1 to 1000000");
        Must(rate, perMinute => perMinute is > 0 and <= 60_000, "a number above 0, up to 60000");
        Must(speed, times => times is >= 0.1 and <= 100_000, "a number from 0.1 to 100000");
        Must(duplicates, chance => chance is >= 0 and <= 1, "a number from 0 to 1");
        Must(drop, chance => chance is >= 0 and <= 1, "a number from 0 to 1");

        var command = new Command("play", "Sends realistic signed deliveries to a dashboard, and reports how each was answered.")
        {
            url, secret, runs, rate, speed, generation, shuffle, duplicates, drop, seed,
        };
        command.SetAction((parsed, cancel) =>
        {
            var address = Address(parsed.GetRequiredValue(url))!;
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if ((parsed.GetValue(secret) ?? DemoSettings.SecretFor(address)) is not { Length: > 0 } key)
            {
                error.WriteLine("--secret is missing: give the client secret of an integration that the server knows (Sentry:Integrations:0:ClientSecrets:0 in its configuration, or one entered on its settings page).");
                return Task.FromResult(1);
            }
            return PlaySession.RunAsync(
                new()
                {
                    Endpoint = WebhookSender.Endpoint(address),
                    Secret = key,
                    Runs = parsed.GetValue(runs),
                    Tempo = new(parsed.GetValue(rate), parsed.GetValue(speed)),
                    Generation = Enum.Parse<Generation>(parsed.GetRequiredValue(generation), ignoreCase: true),
                    Disturbance = new(parsed.GetValue(shuffle), parsed.GetValue(duplicates), parsed.GetValue(drop)),
                    Seed = parsed.GetValue(seed) ?? RandomNumberGenerator.GetInt32(1_000_000),
                },
                output, error, clock, cancel);
        });
        return command;
    }

    private static void Must<T>(Option<T> option, Func<T, bool> holds, string be) => option.Validators.Add(result =>
    {
        // A value that cannot be read at all is told by the parser itself.
        if (result.Errors.Any() || !Readable(result, out T? value))
            return;
        if (!holds(value!))
            result.AddError($"{option.Name} must be {be}.");
    });

    private static bool Readable<T>(OptionResult result, out T? value)
    {
        try
        {
            value = result.GetValueOrDefault<T>();
            return true;
        }
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;
}
