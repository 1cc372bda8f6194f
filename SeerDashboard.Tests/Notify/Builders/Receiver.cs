using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SeerDashboard.Tests.Notify.Builders;

/// <summary>What came in.</summary>
internal sealed record Received(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Raw)
{
    public string Body => Encoding.UTF8.GetString(Raw);
}

/// <summary>A place at a receiver that answers as a test says.</summary>
internal sealed class Spot(string address, Func<HttpContext, Received, Task> answer)
{
    private readonly ConcurrentQueue<Received> _received = new();

    public string Address { get; } = address;

    public IReadOnlyList<Received> All => [.. _received];

    public Received One => Assert.Single(_received);

    public Task AnswerAsync(HttpContext context, Received received)
    {
        _received.Enqueue(received);
        return answer(context, received);
    }
}

/// <summary>A real server on this machine, with places for all tests of a class; by http, and by https with a certificate of <see cref="Authority"/>.</summary>
public sealed class Receiver : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Spot> _spots = new(StringComparer.Ordinal);
    private readonly Authority _authority = new();
    private WebApplication? _app;
    private string[] _roots = [];

    internal Authority Authority => _authority;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_authority.For("localhost")));
        });
        _app = builder.Build();
        _app.Run(HandleAsync);
        await _app.StartAsync();
        _roots = [.. _app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _authority.Dispose();
    }

    /// <summary>A new place that answers so.</summary>
    internal Spot At(Func<HttpContext, Received, Task> answer, bool tls = false, string path = "hooks/secret-part-of-the-path")
    {
        var id = Guid.NewGuid().ToString("n");
        return _spots[id] = new Spot($"{_roots.Single(root => root.StartsWith("https", StringComparison.Ordinal) == tls)}/{id}/{path}", answer);
    }

    /// <summary>A new place with one answer.</summary>
    internal Spot At(int status, string body = "", params (string Name, string Value)[] headers) => At((context, _) =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return context.Response.WriteAsync(body);
    });

    /// <summary>A new place that gives these answers one after another, and the last one for ever.</summary>
    internal Spot Turns(params (int Status, string Body)[] turns)
    {
        var next = 0;
        return At((context, _) =>
        {
            var (status, body) = turns[Math.Min(next++, turns.Length - 1)];
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var (path, id) = (context.Request.Path.Value!, context.Request.Path.Value!.Split('/')[1]);
        await _spots[id].AnswerAsync(context, new(context.Request.Method, path, context.Request.QueryString.Value ?? "", headers, body.ToArray()));
    }
}
