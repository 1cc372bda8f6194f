using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SeerDashboard.Store;

namespace SeerDashboard.Operate;

/// <summary>Where the server listens, how it starts and ends, and whether it is well.</summary>
public static class OperateSetup
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Adds the address, static files of an unpublished build, and health checks.</summary>
    public static void AddOperate(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultUrl);
        // Without this an unpublished build serves every static file as 200 with no bytes outside Development.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Keys lie in a folder of their own beside the store; that they are not encrypted there is documented, not news at every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddProblemDetails();
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: ["ready"]);
    }

    /// <summary>Errors of programs are problem+json.</summary>
    public static void UseOperate(this WebApplication app) => app.UseExceptionHandler();

    /// <summary><c>/healthz</c>: the process answers; <c>/readyz</c>: it can keep deliveries.</summary>
    public static void MapOperate(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }

    /// <summary>Serves until told to stop. A wrong configuration or an unusable store ends the start with one line that says what to do.</summary>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            // Before the host does, which logs the whole stack before it ends.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            await app.RunAsync();
            return 0;
        }
        catch (Exception error) when (Lines(error).Any())
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, Lines(error)));
            return 1;
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{error.Message} Stop the other program, or choose another address with --urls http://127.0.0.1:PORT.");
            return 1;
        }
    }

    private static IEnumerable<string> Lines(Exception error) => error switch
    {
        OptionsValidationException wrong => wrong.Failures,
        StoreUnusableException => [error.Message],
        // Several options classes are wrong at once.
        AggregateException several when several.InnerExceptions.All(each => each is OptionsValidationException) => several.InnerExceptions.SelectMany(Lines),
        _ => [],
    };
}
