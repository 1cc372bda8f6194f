using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SeerDashboard.Samples;

/// <summary>Sends deliveries as Sentry does (SENTRY.md §1): signed, one attempt, no redirects followed.</summary>
internal sealed class WebhookSender(Uri url, string secret, TimeProvider clock) : IDisposable
{
    private static readonly string[] Outcomes = ["applied", "duplicate", "stored", "unreadable"];

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        MaxConnectionsPerServer = 16,
    })
    {
        // Sentry gives up after 1 s; here a slow answer is worth seeing.
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>The endpoint of the dashboard at <paramref name="address"/>, which may also be the endpoint itself.</summary>
    public static Uri Endpoint(Uri address)
    {
        const string path = "webhooks/sentry";
        var trimmed = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new(trimmed.EndsWith('/' + path, StringComparison.Ordinal) ? trimmed : $"{trimmed}/{path}");
    }

    /// <summary>Sends one.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<Answer> SendAsync(SampleDelivery delivery, DateTimeOffset sentAt, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(delivery.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Request-ID", delivery.RequestId);
        request.Headers.Add("Sentry-Hook-Resource", delivery.Resource);
        request.Headers.Add("Sentry-Hook-Timestamp", sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Sentry-Hook-Signature", Wire.Sign(secret, delivery.Body));
        request.Headers.TryAddWithoutValidation("User-Agent", "sentry/26.9.0 (https://sentry.io)");
        var start = clock.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request, cancel);
            var text = await response.Content.ReadAsStringAsync(cancel);
            return new(response.StatusCode, Outcome(text), null, clock.GetElapsedTime(start));
        }
        catch (HttpRequestException error)
        {
            return new(null, null, error.InnerException?.Message ?? error.Message, clock.GetElapsedTime(start));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(null, null, "no answer within 10 s", clock.GetElapsedTime(start));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string? Outcome(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("outcome", out var outcome) && outcome.ValueKind == JsonValueKind.String
                ? Array.Find(Outcomes, outcome.ValueEquals)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
