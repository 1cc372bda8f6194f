using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>A program on this machine that takes webhooks, and answers as it is told to.</summary>
public sealed class ToldReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ToldReceiver(WebApplication app) => _app = app;

    /// <summary>What came, in its order.</summary>
    public ConcurrentQueue<ToldRequest> Came { get; } = new();

    /// <summary>How the next are answered; 200 where it says nothing.</summary>
    public Func<ToldRequest, int> Answer { get; set; } = _ => StatusCodes.Status200OK;

    /// <summary>What stands in each answer.</summary>
    public string Says { get; set; } = "";

    /// <summary>How long those are to wait who are not answered 2xx, as a header says it.</summary>
    public string? RetryAfter { get; set; }

    public string Root => _app.Urls.Single();

    public string Url => $"{Root}/hook";

    public static async Task<ToldReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new ToldReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var request = new ToldRequest(http.Request.Headers["webhook-id"].ToString(), body.RootElement.Clone()) { Asked = $"{http.Request.Method} {http.Request.Path}" };
        http.Response.StatusCode = Answer(request);
        if (RetryAfter is { } wait && http.Response.StatusCode >= 300)
            http.Response.Headers.RetryAfter = wait;
        Came.Enqueue(request);
        if (Says.Length > 0)
            await http.Response.WriteAsync(Says, http.RequestAborted);
    }
}

/// <summary>One request.</summary>
public sealed record ToldRequest(string Id, JsonElement Body)
{
    /// <summary>Method and path.</summary>
    public string Asked { get; init; } = "";
}
