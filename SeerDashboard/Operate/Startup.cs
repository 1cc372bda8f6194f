using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using SeerDashboard.Access;
using SeerDashboard.Store;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Operate;

/// <summary>Starts and serves; what keeps it from starting is said in one line that names the key and what it may be.</summary>
public static partial class Startup
{
    /// <summary>Makes the app and serves until told to stop; 1 when it cannot start.</summary>
    /// <exception cref="Exception">Whatever is no fault of the configuration or the machine.</exception>
    public static async Task<int> ServeAsync(Func<WebApplication> make)
    {
        // Ours have one each; this is for the expressions of the libraries that read what somebody else wrote.
        AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(2));
        try
        {
            var app = make();
            // Before the host does it: the host would log a stack trace around the line that counts.
            app.Services.GetService<IStartupValidator>()?.Validate();
            if (AddressProblem(app) is { } problem)
            {
                await Console.Error.WriteLineAsync(problem);
                return 1;
            }

            // Before anything is migrated: another version may be serving from it.
            app.Services.GetRequiredService<StoreHold>().Take();
            await app.Services.GetRequiredService<StoreFile>().PrepareAsync(CancellationToken.None);
            await ServeAsync(app);
            return 0;
        }
        catch (Exception error) when (Explain(error) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }

    private static async Task ServeAsync(WebApplication app)
    {
        await using var served = app;
        try
        {
            await app.StartAsync(CancellationToken.None);
        }
        catch
        {
            // What began before the address was tried would otherwise be reported as having failed as well.
            await app.StopAsync(CancellationToken.None);
            throw;
        }

        await app.WaitForShutdownAsync(CancellationToken.None);
    }

    /// <summary>Why it cannot listen where it is told to, or must not. A server of tests is told nothing, and beside <c>Kestrel:Endpoints</c> <c>Urls</c> does not count.</summary>
    private static string? AddressProblem(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().GetType().Assembly != typeof(KestrelServer).Assembly ? null
        : (app.Configuration.GetSection("Kestrel:Endpoints").Exists() ? null : ListenAddresses.Problem(app.Configuration["urls"]))
            ?? UnsecuredReach.Problem(app.Configuration, app.Services.GetRequiredService<IOptions<AccessOptions>>().Value);

    /// <summary>A line for each value that is wrong; null when the error is none of these.</summary>
    internal static string? Explain(Exception error) => error switch
    {
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        // Several classes of options are wrong at once.
        AggregateException several when several.InnerExceptions.All(each => Explain(each) is not null) => string.Join(Environment.NewLine, several.InnerExceptions.Select(Explain)),
        StoreUnusableException or UpkeepRefusedException => error.Message,
        InvalidOperationException when Unbound().Match(error.Message) is { Success: true } match =>
            $"{match.Groups["key"].Value} is '{match.Groups["value"].Value}'; it may be {Words(match.Groups["type"].Value)}.",
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
            $"{error.Message} Stop the other program, or choose another address with --urls http://127.0.0.1:PORT.",
        System.Net.Sockets.SocketException => $"Urls: the server cannot listen there: {error.Message}. It may be an address of this machine and a free port, such as http://127.0.0.1:5080.",
        FormatException when error.Message.StartsWith("Invalid url: ", StringComparison.Ordinal) =>
            $"Urls is {error.Message["Invalid url: ".Length..]}; it may be an address to listen on, such as http://127.0.0.1:5080.",
        InvalidOperationException when error.Message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            "Urls: https needs a certificate, and there is none; it may be http behind a proxy with TLS, or name one in Kestrel:Certificates:Default:Path.",
        _ => null,
    };

    private static string Words(string type) => type switch
    {
        "System.Int32" or "System.Int64" => "a whole number",
        "System.Double" => "a number",
        "System.Boolean" => "true or false",
        _ => $"a {type}",
    };

    /// <summary>How the configuration binder says that a value does not fit.</summary>
    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>[^']+)'", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unbound();
}
