using System.CommandLine;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using SeerDashboard.Access;
using SeerDashboard.Operate;
using SeerDashboard.Operate.Plain;
using SeerDashboard.Samples;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Import;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Store.Retention;

namespace SeerDashboard;

/// <summary>What the program does besides serving (CONTRACT.md, "Commands").</summary>
internal static class Commands
{
    /// <summary>The first word is a command, or would be one: a mistyped one must not start a server. Options and values of configuration are left to that.</summary>
    public static bool Named(string[] args) => args is [{ Length: > 0 } first, ..] && ((char.IsLetter(first[0]) && !first.Contains('=')) || first is "--help" or "-h" or "-?" or "--version");

    /// <summary>Runs it; the exit code is 0 when it did what it says.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        FileSizeLimit.Survive();
        PlainWriter.TakeConsole();
        Actor.Enter(new(Environment.UserName is { Length: > 0 } user ? user : "somebody", Role: null, ActorWay.Command, From: null));
        var commands = Root().Subcommands.Select(command => command.Name).ToList();
        if (!args[0].StartsWith('-') && !commands.Contains(args[0]))
        {
            await Console.Error.WriteLineAsync($"There is no command '{args[0]}'; it may be {string.Join(", ", commands)}, or none to serve.");
            return 1;
        }

        try
        {
            return await Root().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (Startup.Explain(error) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }

    private static RootCommand Root() => new("Shows Sentry's Seer runs live. Without a command it serves; --demo serves sample runs from a store of its own, and --Key:Sub VALUE sets what the README lists.")
    {
        PlayCommand.Create(),
        TokenCommand.Create(OpenAsync),
        VerifyCommand.Create(Services),
        RebuildCommand.Create(Services),
        BackupCommands.CreateBackup(Services),
        BackupCommands.CreateRestore(Services),
        ExportCommand.Create(Services),
        ImportCommand.Create(Services),
        EraseCommand.Create(Services),
    };

    /// <summary>The app's services with the store ready, without serving.</summary>
    private static async Task<IServiceProvider> OpenAsync(CancellationToken cancel)
    {
        var services = Services();
        var store = services.GetRequiredService<IOptions<StoreOptions>>().Value.File();
        // A command makes none: a token for a store that nobody serves would open nothing.
        if (!File.Exists(store))
            throw new StoreUnusableException($"There is no store at {store}. Run this in the server's folder and with its settings, which a command takes from appsettings.json and the environment; a server makes its store when it first starts.", new FileNotFoundException(null, store));
        await services.GetRequiredService<StoreFile>().PrepareAsync(cancel);
        return services;
    }

    /// <summary>The app's services; the store is not touched.</summary>
    private static IServiceProvider Services()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // As in a server: that keys lie unencrypted beside the store is documented, and no news.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        PlainLoggers.Add(builder.Services);
        // Colours are escapes too, and would be shown as such.
        builder.Logging.AddSimpleConsole(console => console.ColorBehavior = LoggerColorBehavior.Disabled);
        builder.AddStore();
        builder.AddAccess();
        return builder.Build().Services;
    }
}
