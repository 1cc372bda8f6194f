using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SeerDashboard.Tests.Samples;

/// <summary>A tiny webhook endpoint on loopback that answers as told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>What came, in order.</summary>
    public ConcurrentQueue<(IHeaderDictionary Headers, byte[] Body)> Received { get; } = new();

    public string Url => _app.Urls.First();

    public static async Task<Receiver> StartAsync(Func<int, IResult> answer, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure?.Invoke(builder);
        var receiver = new Receiver(builder.Build());
        var count = 0;
        receiver._app.MapPost("/webhooks/sentry", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, TestContext.Current.CancellationToken);
            receiver.Received.Enqueue((new HeaderDictionary(request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)), body.ToArray()));
            return answer(Interlocked.Increment(ref count));
        });
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public static IResult Applied(int count) => Results.Json(new { delivery = count, outcome = "applied" }, statusCode: 202);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
