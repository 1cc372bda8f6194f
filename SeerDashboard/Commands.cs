using System.CommandLine;
using SeerDashboard.Access;
using SeerDashboard.Samples;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;

namespace SeerDashboard;

/// <summary>What the program does besides serving (CONTRACT.md, "Commands").</summary>
internal static class Commands
{
    /// <summary>The first word names a command; everything else is left to the server.</summary>
    public static bool Named(string[] args) => args.Length > 0 && (Root().Subcommands.Any(command => command.Name == args[0]) || args[0] is "--help" or "-h" or "-?" or "--version");

    /// <summary>Runs it; the exit code is 0 when it did what it says.</summary>
    public static Task<int> RunAsync(string[] args) => Root().Parse(args).InvokeAsync();

    private static RootCommand Root() => new("Shows Sentry's Seer runs live. Without a command it serves; --demo serves sample runs from a store of its own.")
    {
        PlayCommand.Create(),
        TokenCommand.Create(OpenAsync),
        VerifyCommand.Create(() => Services().GetRequiredService<LogChecker>()),
    };

    /// <summary>The app's services with the store ready, without serving.</summary>
    private static async Task<IServiceProvider> OpenAsync(CancellationToken cancel)
    {
        var services = Services();
        await services.GetRequiredService<StoreFile>().PrepareAsync(cancel);
        return services;
    }

    /// <summary>The app's services; the store is not touched.</summary>
    private static IServiceProvider Services()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.AddStore();
        builder.AddAccess();
        return builder.Build().Services;
    }
}
