using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace SeerSample;

/// <summary>A run as a list tells it: what this program needs of it. Members that it does not name are left aside, so that new ones break nothing.</summary>
/// <param name="RunId">Sentry's number of it.</param>
/// <param name="Installation">Whose it is, where two senders share a number.</param>
/// <param name="State">A word such as <c>codeReady</c>; new ones may come.</param>
/// <param name="Version">Grows with every change: drop what is older than what you have.</param>
/// <param name="Headline">What Seer found.</param>
/// <param name="ClaimedBy">Who works on it.</param>
public sealed record SeerRun(long RunId, string Installation, string State, long Version, string? Headline, string? ClaimedBy);

/// <summary>What the stream tells.</summary>
/// <param name="Run">The run that changed; null when everything is to be read anew.</param>
/// <param name="Id">Where to go on after a break.</param>
public sealed record SeerNews(SeerRun? Run, string Id);

/// <summary>The server did not do what was asked; the message says why, and what to do.</summary>
public sealed class SeerException(HttpStatusCode status, string detail) : Exception(detail)
{
    /// <summary>Its answer.</summary>
    public HttpStatusCode Status => status;
}

/// <summary>Asks a dashboard over its API.</summary>
public sealed class SeerClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">Where it is.</param>
    /// <param name="key">A key that an Admin made.</param>
    public SeerClient(Uri address, string key)
    {
        // A stream goes on for as long as somebody reads it.
        _http = new() { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>All runs of a filter such as <c>state=codeReady&amp;repo=acme/shop</c>, page by page.</summary>
    public async IAsyncEnumerable<SeerRun> ListAsync(string filter, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        string? next = "";
        while (next is not null)
        {
            using var answer = await SendAsync(new(HttpMethod.Get, $"/api/runs?{filter}&fields=runId,installation,state,version,headline,claimedBy&cursor={Uri.EscapeDataString(next)}"), cancel);
            var page = (await answer.Content.ReadFromJsonAsync<Page>(cancel))!;
            foreach (var run in page.Items)
                yield return run;
            next = page.Next;
        }
    }

    /// <summary>Gives a run to somebody; to the key's own name when nobody is said.</summary>
    public async Task<SeerRun> ClaimAsync(long runId, string? by = null, CancellationToken cancel = default)
    {
        using var answer = await SendAsync(new(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"/api/runs/{runId}/claim")) { Content = JsonContent.Create(new { by }) }, cancel);
        return (await answer.Content.ReadFromJsonAsync<SeerRun>(cancel))!;
    }

    /// <summary>Changes as they come, from <paramref name="after"/> on, until the connection ends: begin again with the last id then.</summary>
    public async IAsyncEnumerable<SeerNews> FollowAsync(string? after = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/events");
        if (after is not null)
            request.Headers.Add("Last-Event-ID", after);
        using var answer = await SendAsync(request, cancel, HttpCompletionOption.ResponseHeadersRead);
        var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(cancel), (_, data) => data.ToArray());
        await foreach (var told in events.EnumerateAsync(cancel))
        {
            // The first one says which life of the store it is, and "reset" that runs have vanished: what is known may not be so any more.
            var run = told.EventType == "run" ? System.Text.Json.JsonSerializer.Deserialize<SeerRun>(told.Data, System.Text.Json.JsonSerializerOptions.Web) : null;
            yield return new(run, events.LastEventId);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        using (request)
        {
            var answer = await _http.SendAsync(request, until, cancel);
            if (answer.IsSuccessStatusCode)
                return answer;
            using (answer)
                throw new SeerException(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? (await answer.Content.ReadFromJsonAsync<Problem>(cancel))!.Detail : $"The answer was {(int)answer.StatusCode}.");
        }
    }

    private sealed record Page(IReadOnlyList<SeerRun> Items, string? Next);

    private sealed record Problem([property: JsonRequired] string Detail);
}
