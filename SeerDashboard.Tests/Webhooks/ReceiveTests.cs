using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

public sealed class ReceiveTests
{
    private static readonly RunKey Run = new("acme", Body.Installation, new(12345));

    [Fact]
    public async Task Post_SignedSeerEvent_IsKeptByteForByteAndShows()
    {
        await using var host = new DashboardHost();
        var body = Encoding.UTF8.GetBytes("  " + Body.Seer("root_cause_started", 12345) + " \n");

        using var response = await host.PostAsync("seer", body);
        var answer = await response.Content.ReadFromJsonAsync<Answer>(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(new(1, "applied"), answer);
        Assert.Equal(body, await host.Get<DeliveryReader>().BodyAsync(1, TestContext.Current.CancellationToken));
        var run = await RunAsync(host);
        Assert.Equal((Stage.RootCause, RunState.Running), (run.Stage, run.State));
    }

    [Fact]
    public async Task Post_Signed_KeepsItsHeadersWithoutTheSignature()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 12345), requestId: "abc");
        var headers = (await host.Get<DeliveryReader>().FindAsync(1, TestContext.Current.CancellationToken))!.Headers!;
        Assert.Equal(("abc", "seer", "application/json"), (headers["Request-ID"], headers["Sentry-Hook-Resource"], headers["Content-Type"]));
        Assert.DoesNotContain("Sentry-Hook-Signature", headers.Keys);
    }

    [Fact]
    public async Task Post_SecondIntegration_IsRecordedWithItsName()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 12345), DashboardHost.OtherSecret);
        var row = await host.Get<DeliveryReader>().FindAsync(1, TestContext.Current.CancellationToken);
        Assert.Equal("globex", row!.Integration);
    }

    [Theory]
    [InlineData("issue", """{"action":"created","data":{}}""", "stored")]
    [InlineData("metric_alert", """{"action":"critical","data":{"x":1}}""", "stored")]
    [InlineData("", """{"action":"?"}""", "stored")]
    [InlineData("seer", """{"action":"root_cause_started","data":{}}""", "unreadable")]
    [InlineData("seer", "this is no JSON", "unreadable")]
    [InlineData("seer", "", "unreadable")]
    public async Task Post_SignedAnything_IsKeptAndSaysHow(string resource, string body, string outcome)
    {
        await using var host = new DashboardHost();
        Assert.Equal(outcome, (await host.KeepAsync(resource, body)).Outcome);
        Assert.Equal(body, Encoding.UTF8.GetString((await host.Get<DeliveryReader>().BodyAsync(1, TestContext.Current.CancellationToken))!));
        var row = await host.Get<DeliveryReader>().FindAsync(1, TestContext.Current.CancellationToken);
        Assert.Equal(outcome == "unreadable", row!.Reason is { Length: > 0 });
    }

    [Fact]
    public async Task Post_SameRequestTwice_SecondIsADuplicate()
    {
        await using var host = new DashboardHost();
        var body = Body.Seer("root_cause_started", 12345);
        Assert.Equal("applied", (await host.KeepAsync("seer", body, requestId: "aa")).Outcome);
        Assert.Equal("duplicate", (await host.KeepAsync("seer", body, requestId: "aa")).Outcome);
    }

    [Fact]
    public async Task Post_WrongOrNoSignature_IsRefusedCountedAndNotKept()
    {
        await using var host = new DashboardHost();
        var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 12345));
        foreach (var (secret, signature) in new (string?, string?)[] { ("not the secret", null), (null, null), (null, "00"), (null, Convert.ToHexString(new byte[32])) })
        {
            using var response = await host.PostAsync("seer", body, secret, signature: signature);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.False(response.Headers.Contains("Location"));
        }

        Assert.Equal(3, host.Get<RejectionLog>().Seen[Rejection.WrongSignature].Count);
        Assert.Equal(1, host.Get<RejectionLog>().Seen[Rejection.NoSignature].Count);
        Assert.Null(await host.Get<DeliveryReader>().FindAsync(1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Post_NoSecretConfigured_IsRefused()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?>
        {
            ["Sentry:Integrations:0:ClientSecrets:0"] = null,
            ["Sentry:Integrations:1:ClientSecrets:0"] = null,
        });
        using var response = await host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 1)), secret: "");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(1, host.Get<RejectionLog>().Seen[Rejection.NoSecret].Count);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.Accepted)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Post_AtTheLimit_IsKeptAndOneByteMoreIsNot(int more, HttpStatusCode status)
    {
        await using var host = new DashboardHost();
        var body = new byte[(10 * 1024 * 1024) + more];
        Array.Fill(body, (byte)' ');
        Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 12345)).CopyTo(body, 0);

        using var response = await host.PostAsync("seer", body);

        Assert.Equal(status, response.StatusCode);
        if (more > 0)
        {
            var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(TestContext.Current.CancellationToken);
            Assert.Contains("Webhooks:MaxBodyMegabytes", problem!.Detail, StringComparison.Ordinal);
            Assert.Equal(1, host.Get<RejectionLog>().Seen[Rejection.TooLarge].Count);
        }
    }

    [Theory]
    [InlineData("gzip", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("br", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("identity, gzip", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("identity", HttpStatusCode.Accepted)]
    public async Task Post_Encoded_IsNotUnpackedButRefused(string encoding, HttpStatusCode status)
    {
        await using var host = new DashboardHost();
        var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 12345));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/sentry") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        request.Headers.Add("Sentry-Hook-Resource", "seer");
        request.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));

        using var response = await host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.Accepted)
            return;
        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(TestContext.Current.CancellationToken);
        Assert.Contains("Content-Encoding", problem!.Detail, StringComparison.Ordinal);
        Assert.Equal(1, host.Get<RejectionLog>().Seen[Rejection.Encoded].Count);
    }

    [Fact]
    public async Task Request_WrongMethodOrRoute_SaysSoWithoutRedirect()
    {
        await using var host = new DashboardHost();
        (string Method, string Path, HttpStatusCode Status)[] cases =
        [
            ("GET", "/webhooks/sentry", HttpStatusCode.MethodNotAllowed),
            ("PUT", "/webhooks/sentry", HttpStatusCode.MethodNotAllowed),
            ("OPTIONS", "/webhooks/sentry", HttpStatusCode.MethodNotAllowed),
            ("POST", "/webhooks/other", HttpStatusCode.NotFound),
        ];
        foreach (var (method, path, status) in cases)
        {
            using var request = new HttpRequestMessage(new(method), path);
            using var response = await host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(status, response.StatusCode);
        }
    }

    [Fact]
    public async Task Post_TrailingSlash_IsKept()
    {
        await using var host = new DashboardHost();
        var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 12345));
        using var content = new ByteArrayContent(body);
        content.Headers.Add("Sentry-Hook-Resource", "seer");
        content.Headers.Add("Sentry-Hook-Signature", SeerDashboard.Webhooks.Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));
        using var response = await host.Anonymous.PostAsync("/webhooks/sentry/", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Fact]
    public async Task Issue_BeforeAndAfterTheRun_GivesItItsTitle()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("issue", Body.Issue("created", 7350128443, "KeyError: 'currency'", "SHOP-501"));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 12345, 7350128443));
        Assert.Equal(("KeyError: 'currency'", "SHOP-501", "unresolved"), (await RunAsync(host, run => run.Issue.Title is not null)).Issue is var issue ? (issue.Title, issue.ShortId, issue.Status) : default);

        await host.KeepAsync("issue", Body.Issue("resolved", 7350128443, "KeyError: 'currency'", "SHOP-501", "resolved"), sentAt: TimeProvider.System.GetUtcNow().AddSeconds(2));
        Assert.True((await RunAsync(host, run => run.Issue.IsResolved)).Issue.IsResolved);
    }

    [Fact]
    public async Task Issue_OfAnotherIntegration_DoesNotJoin()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 12345, 42));
        await host.KeepAsync("issue", Body.Issue("created", 42, "Not theirs"), DashboardHost.OtherSecret);
        await host.KeepAsync("issue", Body.Issue("created", 42, "Theirs"));
        Assert.Equal("Theirs", (await RunAsync(host, run => run.Issue.Title is not null)).Issue.Title);
    }

    private static Task<Run> RunAsync(DashboardHost host, Func<Run, bool>? until = null) => Eventually.GetAsync(async () =>
        (await host.Get<RunReader>().FindAsync(Run.RunId, Run.Installation, TestContext.Current.CancellationToken)).Run is { } run && (until is null || until(run)) ? run : null);
}
