using System.Buffers;
using System.Globalization;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using SeerDashboard.Access;
using SeerDashboard.Live;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary><c>GET /api/events</c>: server-sent events (HTML standard, "Server-sent events"), one for each change of a run.</summary>
internal static class EventEndpoint
{
    /// <summary>Joins the stream; <c>Last-Event-ID</c>, or <c>?lastEventId=</c> for those who cannot send headers, goes on from there.</summary>
    public static async Task<IResult> ReadAsync(HttpContext http, ChangeStream changes, StoreEpoch epoch, IHostApplicationLifetime life, TimeProvider clock)
    {
        var given = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header : http.Request.Query["lastEventId"].ToString();
        long? after = null;
        if (given.Length > 0)
        {
            if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                return ApiProblem.BadQuery("'Last-Event-ID' must be the id of an event that came from here, a whole number. Leave it out to begin with what changes from now on.");
            after = version;
        }

        var store = await epoch.ReadAsync(http.RequestAborted);
        http.Response.Headers[StoreEpoch.Header] = store;
        var joined = await changes.JoinAsync(Whose(http.User), http.RequestAborted);
        return joined.Reader is { } reader ? new Events(reader, changes, after, store, clock, life.ApplicationStopping)
            : joined.IsOfOne ? ApiFault.CrowdedByOne(http.Response) : ApiFault.Crowded(http.Response);
    }

    /// <summary>A key or a session. Where access is not secured, nobody is told apart.</summary>
    private static string? Whose(ClaimsPrincipal who) =>
        People.SessionOf(who) is { } session ? $"session {session}" : who.Identity is { AuthenticationType: Schemes.ApiKey, Name: { } name } ? $"key {name}" : null;

    /// <summary>Writes until the reader goes, is too slow, may not read any more, or the server stops.</summary>
    private sealed class Events(ChangeListener reader, ChangeStream changes, long? after, string? store, TimeProvider clock, CancellationToken stopping) : IResult
    {
        private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

        // What is written waits for the reader so long, then they are dropped: they come back, and go on where they were.
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

        // So many bytes are written before it is looked at whether they are taken.
        private const int AtOnce = 32 * 1024;

        private static readonly byte[] Beat = [.. ":\n\n"u8];

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            using var joined = reader;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
            var response = httpContext.Response;
            (response.ContentType, response.Headers.CacheControl) = ("text/event-stream", "no-store");
            // Proxies that gather answers would hold every event back.
            response.Headers["X-Accel-Buffering"] = "no";
            httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            try
            {
                // With an id at once: whoever is cut off before the first change goes on from here.
                var begin = after is { } given && given <= reader.From ? given : reader.From;
                await SayAsync(response, Say($"retry: 2000\nid: {begin}\nevent: epoch\ndata: {{\"epoch\":\"{store}\"}}\n\n"), end.Token);
                var at = await CatchUpAsync(response, end.Token);
                while (!end.IsCancellationRequested && !reader.IsDropped)
                    at = await FollowAsync(response, at, end.Token);
            }
            catch (OperationCanceledException)
            {
                // They have gone, or the server stops; or what was written was not taken, and this is how they are told.
                if (!end.IsCancellationRequested)
                    httpContext.Abort();
            }
        }

        private async Task<long> CatchUpAsync(HttpResponse response, CancellationToken cancel)
        {
            if (after is not { } at)
                return reader.From;
            if (at > reader.From || at < reader.RemovedAt)
            {
                // Of a store that is another one now, or runs were erased while they were away: what they have may not be there any more.
                await SayAsync(response, Reset(reader.From), cancel);
                return reader.From;
            }

            while (at < reader.From && await changes.SinceAsync(at, cancel) is { Count: > 0 } missed)
                at = await SendAsync(response, missed, at, cancel);
            return at;
        }

        private async Task<long> FollowAsync(HttpResponse response, long at, CancellationToken cancel)
        {
            var (changed, hasReset) = await reader.TakeAsync(Heartbeat, cancel);
            if (hasReset)
                await SayAsync(response, Reset(at), cancel);
            if (changed.Count == 0 && !hasReset)
                await SayAsync(response, Beat, cancel);
            return await SendAsync(response, changed, at, cancel);
        }

        private async Task<long> SendAsync(HttpResponse response, IReadOnlyList<ChangedRun> changed, long at, CancellationToken cancel)
        {
            var written = 0;
            foreach (var run in changed)
            {
                if (run.Version <= at)
                    continue;
                response.BodyWriter.Write(run.Event.Span);
                written += run.Event.Length;
                if (written >= AtOnce)
                    written = await FlushAsync(response, cancel);
                at = run.Version;
            }

            if (written > 0)
                await FlushAsync(response, cancel);
            return at;
        }

        private static byte[] Reset(long at) => Say($"id: {at}\nevent: reset\ndata: {{}}\n\n");

        private static byte[] Say(FormattableString text) => Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));

        private async Task SayAsync(HttpResponse response, ReadOnlyMemory<byte> text, CancellationToken cancel)
        {
            response.BodyWriter.Write(text.Span);
            await FlushAsync(response, cancel);
        }

        private async Task<int> FlushAsync(HttpResponse response, CancellationToken cancel)
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
            await response.BodyWriter.FlushAsync(either.Token);
            return 0;
        }
    }
}
