using System.Text;
using Microsoft.AspNetCore.Routing;
using SeerDashboard.Store;
using SeerDashboard.Store.Unproven;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>Neither what waits nor a secret is told by any page, route, log or file.</summary>
public sealed class NeverShownTests
{
    private const string Marker = "only-in-what-waits";
    private const string Stored = "a-stored-secret-that-is-nowhere-to-be-read";
    private const string Unknown = "a-secret-that-is-not-known-here";

    // These do not end by themselves.
    private static readonly string[] Endless = ["_blazor", "hubs", "api/events", "_framework"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static byte[] Waits => Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 77, data: $$"""{"note":"{{Marker}}"}"""));

    [Fact]
    public async Task Routes_All_TellNothingOfWhatWaits()
    {
        await using var host = new DashboardHost();
        await host.Get<IntegrationDirectory>().AddSecretAsync(new("acme", Stored), Cancel);
        using var answer = await host.PostAsync("seer", Waits, Unknown);
        await Eventually.HoldsAsync(() => Task.FromResult(host.Get<Quarantine>().Count == 1));
        var routes = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(each => each.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
            .Select(each => "/" + string.Join('/', each.RoutePattern.PathSegments.Select(segment => segment.Parts is [Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal] ? literal.Content : "77")))
            .Where(each => !Endless.Any(path => each.TrimStart('/').StartsWith(path, StringComparison.Ordinal))).Distinct().ToList();
        Assert.Contains("/settings", routes);
        Assert.Contains("/api/runs", routes);
        string[] hidden = [Marker, Signature.Of(Waits, Encoding.UTF8.GetBytes(Unknown)), Stored, DashboardHost.Secret];
        foreach (var route in routes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, route);
            request.Headers.Authorization = new("Bearer", DashboardHost.AdminKey);
            using var page = await host.Anonymous.SendAsync(request, Cancel);
            var text = await page.Content.ReadAsStringAsync(Cancel);
            Assert.All(hidden, each => Assert.False(text.Contains(each, StringComparison.Ordinal), $"{route} tells it."));
        }
    }

    [Fact]
    public async Task LogsAndFiles_UnderTheMostTalkativeLogging_HoldNoSecret()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(folder: folder))
        {
            await host.Get<IntegrationDirectory>().AddSecretAsync(new("acme", Stored), Cancel);
        }

        using var process = await RealProcess.StartReadyAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
            ["Sentry__Integrations__0__Name"] = "acme",
            ["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret,
            ["Access__BrowserToken"] = "browser-token-for-tests-000001",
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft"] = "Trace",
        });
        foreach (var (secret, expected) in ((string, int)[])[(DashboardHost.Secret, 202), (Stored, 202), (Unknown, 401)])
        {
            // So much to say may take longer than an answer may.
            await Eventually.HoldsAsync(async () =>
            {
                using var content = new ByteArrayContent(Waits);
                foreach (var (name, value) in ((string, string)[])[("Sentry-Hook-Resource", "seer"), ("Request-ID", "0f"), ("Sentry-Hook-Timestamp", "1789000000"), ("Sentry-Hook-Signature", Signature.Of(Waits, Encoding.UTF8.GetBytes(secret)))])
                    content.Headers.Add(name, value);
                using var answer = await process.Http.PostAsync("/webhooks/sentry", content, Cancel);
                return (int)answer.StatusCode == expected;
            });
        }

        await Eventually.HoldsAsync(() => Task.FromResult(process.Output.Any(line => line.Contains("kept as", StringComparison.Ordinal))));
        process.Kill();
        await process.EndedAsync();
        var log = string.Join('\n', process.Output.Concat(process.Errors));
        foreach (var secret in (string[])[DashboardHost.Secret, Stored])
        {
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
            Assert.DoesNotContain(Signature.Of(Waits, Encoding.UTF8.GetBytes(secret)), log, StringComparison.Ordinal);
            Assert.All(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), file =>
                Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret))));
        }

        Directory.Delete(folder, recursive: true);
    }
}
