using System.Globalization;
using System.Text.Json;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api.Events;

/// <summary>One event as it came.</summary>
internal sealed record Event(long? Id, string Name, string Data)
{
    public JsonElement Run() => JsonDocument.Parse(Data).RootElement;

    public long RunId => Run().GetProperty("runId").GetInt64();
}

/// <summary>Reads a stream of server-sent events over a real connection, as a browser's <c>EventSource</c> does.</summary>
internal sealed class EventReader(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    /// <summary>The id that it begins with.</summary>
    public long Begin { get; private set; }

    /// <summary>Which life of the store it is of.</summary>
    public string Epoch { get; private set; } = "";

    public static async Task<EventReader> JoinAsync(HttpClient http, long? after = null, string key = DashboardHost.ViewerKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events") { Headers = { Authorization = new("Bearer", key) } };
        if (after is { } id)
            request.Headers.Add("Last-Event-ID", id.ToString(CultureInfo.InvariantCulture));
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var reader = new EventReader(answer, new(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
        // It is joined once the first line is here.
        Assert.Equal("retry: 2000", await reader.LineAsync());
        var begin = (await reader.NextAsync())!;
        Assert.Equal("epoch", begin.Name);
        Assert.NotNull(begin.Id);
        Assert.NotEqual("", JsonDocument.Parse(begin.Data).RootElement.GetProperty("epoch").GetString());
        (reader.Begin, reader.Epoch) = (begin.Id.Value, begin.Data);
        return reader;
    }

    /// <summary>The next event; null when the stream ended.</summary>
    public async Task<Event?> NextAsync()
    {
        var (id, name, data) = ((long?)null, "message", "");
        while (await LineAsync() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data += line[6..];
            else if (data.Length > 0)
                return new(id, name, data);
        }

        return null;
    }

    public void Dispose()
    {
        lines.Dispose();
        answer.Dispose();
    }

    /// <summary>The next line, whatever it says; null when the stream ended.</summary>
    public async Task<string?> LineAsync() => await lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
}
