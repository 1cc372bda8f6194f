using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SeerDashboard.Access;
using SeerDashboard.Operate;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.E2E.Host;

/// <summary>The real app on a real port, with a store of its own; signed payloads go in through the real endpoint.</summary>
public sealed class DashboardServer : WebApplicationFactory<Program>
{
    public const string Secret = "a-client-secret-of-acme";
    public const string OtherSecret = "a-client-secret-of-globex";
    public const string Token = "browser-token-for-tests-000001";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly Dictionary<string, string?> _settings;

    /// <param name="folder">Where the store is, or will be.</param>
    /// <param name="settings">Configuration over the defaults of tests; null removes a default.</param>
    /// <param name="port">Port to listen on; a free one by default.</param>
    public DashboardServer(string folder, IReadOnlyDictionary<string, string?>? settings = null, int port = 0)
    {
        _settings = new(StringComparer.Ordinal)
        {
            ["Store:ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
            ["Sentry:Integrations:0:Name"] = "acme",
            ["Sentry:Integrations:0:ClientSecrets:0"] = Secret,
            ["Sentry:Integrations:0:Organization"] = "acme",
            ["Sentry:Integrations:1:Name"] = "globex",
            ["Sentry:Integrations:1:ClientSecrets:0"] = OtherSecret,
            ["Access:BrowserToken"] = Token,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            _settings[key] = value;
        FreshStore.At(Path.Combine(folder, "seer.db"));
        UseKestrel(port);
    }

    /// <summary>Root of the site, with a slash at the end.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0/");

    /// <summary>Asks the server without any session; follows no redirect.</summary>
    public HttpClient Anonymous => _http;

    /// <summary>Starts listening.</summary>
    public DashboardServer Start()
    {
        StartServer();
        Address = new UriBuilder(ClientOptions.BaseAddress) { Host = "127.0.0.1" }.Uri;
        _http.BaseAddress = Address;
        return this;
    }

    /// <summary>Posts a body as Sentry does.</summary>
    public async Task<HttpResponseMessage> PostAsync(string resource, byte[] body, string secret = Secret, DateTimeOffset? sentAt = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/sentry") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Sentry-Hook-Resource", resource);
        request.Headers.Add("Request-ID", Guid.NewGuid().ToString("N"));
        request.Headers.Add("Sentry-Hook-Timestamp", (sentAt ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(secret)));
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts a body and expects it to be kept; the number of its delivery.</summary>
    public async Task<long> KeepAsync(string resource, byte[] body, string secret = Secret, DateTimeOffset? sentAt = null)
    {
        using var response = await PostAsync(resource, body, secret, sentAt);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<Answer>(TestContext.Current.CancellationToken))!.Delivery;
    }

    /// <summary>Posts a payload file.</summary>
    public Task<long> KeepAsync(Payload payload, DateTimeOffset? sentAt = null) => KeepAsync(payload.Resource, payload.Body(), sentAt: sentAt);

    /// <summary>Posts a Seer event.</summary>
    public Task<long> SeerAsync(string action, long run, string? data = null, long? group = 1170820242, string secret = Secret, DateTimeOffset? sentAt = null, string installation = Body.Installation) =>
        KeepAsync("seer", Encoding.UTF8.GetBytes(Body.Seer(action, run, group, data, installation)), secret, sentAt);

    /// <summary>A service of the running app.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in _settings.Where(setting => setting.Value is not null))
            builder.UseSetting(key, value);
        foreach (var category in (string[])["Default", "Microsoft", "Microsoft.Hosting.Lifetime"])
            builder.UseSetting($"Logging:LogLevel:{category}", "None");
        builder.UseEnvironment("Production");
        // One-time codes are secrets: they do not belong into a test's output.
        builder.ConfigureServices(services => services
            // How soon the store answers beside a browser is not what these tests are about.
            .RemoveAll<IValidateOptions<StoreOptions>>()
            .PostConfigure<StoreOptions>(options => options.AnswerWithinMilliseconds = 15_000)
            .AddSingleton(provider => Silent(ActivatorUtilities.CreateInstance<AccessNotice>(provider), notice => notice.Output = TextWriter.Null))
            .AddSingleton(provider => Silent(ActivatorUtilities.CreateInstance<StartNotice>(provider), notice => notice.Output = TextWriter.Null)));
    }

    private static T Silent<T>(T notice, Action<T> silence)
    {
        silence(notice);
        return notice;
    }

    private sealed record Answer(long Delivery, string Outcome);
}
