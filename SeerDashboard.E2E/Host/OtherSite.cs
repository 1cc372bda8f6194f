using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SeerDashboard.E2E.Host;

/// <summary>A server of somebody else, with one page, that somebody who is signed in to the dashboard opens.</summary>
internal sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherSite(WebApplication app, int port) => (_app, Port) = (app, port);

    private int Port { get; }

    /// <param name="body">What the page holds.</param>
    public static async Task<OtherSite> StartAsync(string body)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLogging(log => log.ClearProviders());
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync($"<!DOCTYPE html><title>Other</title><link rel=\"icon\" href=\"data:,\"><h1>Other</h1>{body}", context.RequestAborted);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port);
    }

    /// <summary>Its address. On the dashboard's own host, whose cookies a browser sends to all ports, or on another one.</summary>
    public string Address(bool sameHost) => $"http://{(sameHost ? "127.0.0.1" : "localhost")}:{Port}/";

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
