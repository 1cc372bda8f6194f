using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using CsCheck;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;
using SeerDashboard.Webhooks;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>Signed, and damaged in every way: through the real endpoint on a real socket, into the log and the runs.</summary>
public sealed class HostileBodyTests
{
    private static readonly string[] Outcomes = ["applied", "duplicate", "stored", "unreadable"];

    [Fact]
    public async Task Post_AnythingSigned_IsAccepted_KeptVerbatim_AndStopsNothing()
    {
        await using var host = new DashboardHost();
        using var http = Listen(host);
        var sent = new ConcurrentDictionary<long, byte[]>();
        await Broken.Any.SampleAsync(
            async broken =>
            {
                using var response = await PostAsync(http, broken);
                Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
                var answer = (await response.Content.ReadFromJsonAsync<Answer>(TestContext.Current.CancellationToken))!;
                Assert.Contains(answer.Outcome, Outcomes);
                Assert.True(sent.TryAdd(answer.Delivery, broken.Body), "Two deliveries got one number.");
            },
            iter: Rounds.Of(500, 20_000),
            threads: 4);
        await FoldedAnew.CaughtUpAsync(host);

        Assert.Equal(sent.Keys.Order(), Enumerable.Range(1, sent.Count).Select(id => (long)id));
        foreach (var (id, body) in sent)
            Assert.Equal(body, await host.Get<DeliveryReader>().BodyAsync(id, TestContext.Current.CancellationToken));
        var folded = FoldedAnew.SameAsStored(host);
        await FoldedAnew.RebuildsEqualAsync(host);
        Assert.Null((await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken)).Broken);
        Assert.Equal(0L, Scalar(host, "SELECT COUNT(*) FROM Runs WHERE CAST(Summary AS TEXT) LIKE '%\"problem\"%'"));
        Assert.Equal(folded.Runs, (await host.Get<RunReader>().ListAsync(new(), TestContext.Current.CancellationToken)).Total);
        TestContext.Current.TestOutputHelper?.WriteLine($"{folded.Deliveries} signed deliveries accepted and kept verbatim, {folded.Runs} runs folded from them.");
    }

    [Fact]
    public async Task Post_AnyHeadersUnsigned_IsRefusedAndNotKept()
    {
        await using var host = new DashboardHost();
        using var http = Listen(host);
        await Broken.Any.SampleAsync(
            async broken =>
            {
                using var response = await PostAsync(http, broken, signature: broken.RequestId);
                Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            },
            iter: Rounds.Of(200, 5_000),
            threads: 4);
        Assert.Equal(0L, Scalar(host, "SELECT COUNT(*) FROM Deliveries"));
    }

    /// <summary>On a real socket: what a header may hold is Kestrel's to say.</summary>
    private static HttpClient Listen(DashboardHost host)
    {
        host.UseKestrel(0);
        host.StartServer();
        return new() { BaseAddress = new UriBuilder(host.ClientOptions.BaseAddress) { Host = "127.0.0.1" }.Uri };
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, Broken broken, string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/sentry") { Content = new ByteArrayContent(broken.Body) };
        // As much of it as can stand in a header at all.
        foreach (var (name, value) in new[]
        {
            ("Sentry-Hook-Resource", broken.Resource), ("Request-ID", broken.RequestId), ("Sentry-Hook-Timestamp", broken.Timestamp),
            ("Sentry-Hook-Signature", signature ?? Signature.Of(broken.Body, Encoding.UTF8.GetBytes(DashboardHost.Secret))),
        })
            request.Headers.TryAddWithoutValidation(name, string.Concat(value.Where(char.IsAscii)).Trim());
        if (broken.Body.Length % 3 == 0)
            request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", broken.Body.Length.ToString(CultureInfo.InvariantCulture));
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
