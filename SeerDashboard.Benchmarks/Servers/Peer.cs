using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SeerDashboard.Operate;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Benchmarks.Servers;

/// <summary>
/// The same HTTP stack and the same check of the signature, and then as little as can be:
/// <c>echo</c> answers, <c>bare</c> first makes the body durable, many at once in one commit; <c>endpoint</c> is <c>bare</c> behind a controller, as the dashboard has one.
/// </summary>
internal static class Peer
{
    private static readonly (string Owner, byte[] Secret)[] Keys = [("acme", Encoding.UTF8.GetBytes(Server.Secret))];

    /// <summary>Serves until it is killed.</summary>
    public static async Task RunAsync(string kind, string port, string folder)
    {
        var builder = WebApplication.CreateBuilder([FixedSettings.Argument]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        using var insert = kind == "echo" ? null : new BareInsert(folder);
        if (kind == "endpoint")
        {
            builder.Services.AddSingleton(insert!);
            builder.Services.AddControllers().ConfigureApplicationPartManager(parts =>
            {
                parts.ApplicationParts.Clear();
                parts.ApplicationParts.Add(new AssemblyPart(typeof(BareController).Assembly));
            });
        }

        await using var app = builder.Build();
        if (kind == "endpoint")
            app.MapControllers();
        else
            Map(app, insert);
        await app.RunAsync();
    }

    private static void Map(WebApplication app, BareInsert? insert) =>
        app.MapPost("/webhooks/sentry", async (HttpContext http) =>
        {
            var body = new byte[http.Request.ContentLength ?? 0];
            await http.Request.Body.ReadExactlyAsync(body, http.RequestAborted);
            if (Signature.FindSigner(http.Request.Headers["Sentry-Hook-Signature"], body, Keys) is null)
                return Results.StatusCode(StatusCodes.Status401Unauthorized);
            var delivery = insert is null ? 0 : await insert.KeepAsync(body);
            return Results.Json(new { delivery, outcome = "applied" }, statusCode: StatusCodes.Status202Accepted);
        });
}
