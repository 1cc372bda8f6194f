using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SeerDashboard.Access;
using SeerDashboard.Operate;
using SeerDashboard.Store;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Host;

/// <summary>The real app on a real SQLite file in a folder of its own; signed payloads go in through the real endpoint.</summary>
public sealed class DashboardHost : WebApplicationFactory<Program>
{
    public const string Secret = "a-client-secret-of-acme";
    public const string OtherSecret = "a-client-secret-of-globex";
    public const string ViewerKey = "viewer-key-for-tests-0001";
    public const string AdminKey = "admin-key-for-tests-00001";

    /// <summary>How long an answer waits for the write: long, unless a test sets it.</summary>
    public const string AnswerWithin = "Store:AnswerWithinMilliseconds";

    private readonly Dictionary<string, string?> _settings;
    private readonly TimeProvider? _clock;
    private readonly bool _ownFolder;
    private HttpClient? _client;

    /// <param name="settings">Configuration over the defaults of tests; null removes a default.</param>
    /// <param name="clock">The clock; the real one by default.</param>
    /// <param name="folder">An existing store's folder; a new one, deleted afterwards, by default.</param>
    public DashboardHost(IReadOnlyDictionary<string, string?>? settings = null, TimeProvider? clock = null, string? folder = null)
    {
        (_clock, _ownFolder) = (clock, folder is null);
        Folder = folder ?? Directory.CreateTempSubdirectory("seer-").FullName;
        if (_ownFolder)
            FreshStore.At(Path.Combine(Folder, "seer.db"));
        _settings = new(StringComparer.Ordinal)
        {
            ["Store:ConnectionString"] = $"Data Source={Path.Combine(Folder, "seer.db")}",
            ["Sentry:Integrations:0:Name"] = "acme",
            ["Sentry:Integrations:0:ClientSecrets:0"] = Secret,
            ["Sentry:Integrations:0:Organization"] = "acme",
            ["Sentry:Integrations:1:Name"] = "globex",
            ["Sentry:Integrations:1:Kind"] = "Published",
            ["Sentry:Integrations:1:ClientSecrets:0"] = OtherSecret,
            ["Access:BrowserToken"] = "browser-token-for-tests-000001",
            ["Access:ApiKeys:0:Name"] = "viewer",
            ["Access:ApiKeys:0:Key"] = ViewerKey,
            ["Access:ApiKeys:0:Role"] = "Viewer",
            ["Access:ApiKeys:1:Name"] = "admin",
            ["Access:ApiKeys:1:Key"] = AdminKey,
            ["Access:ApiKeys:1:Role"] = "Admin",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            _settings[key] = value;
    }

    /// <summary>Where the store is.</summary>
    public string Folder { get; }

    /// <summary>Hears what the app logs; nobody does by default.</summary>
    public HeardLog? Heard { get; init; }

    /// <summary>Carries no session; does not follow redirects.</summary>
    public HttpClient Anonymous => _client ??= CreateClient(new() { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });

    /// <summary>Posts a body as Sentry does.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string resource, byte[] body, string? secret = Secret, string? requestId = null, DateTimeOffset? sentAt = null, string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/sentry") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Sentry-Hook-Resource", resource);
        request.Headers.Add("Request-ID", requestId ?? Guid.NewGuid().ToString("N"));
        var now = (_clock ?? TimeProvider.System).GetUtcNow();
        request.Headers.Add("Sentry-Hook-Timestamp", (sentAt ?? now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if ((signature ?? (secret is null ? null : Signature.Of(body, Encoding.UTF8.GetBytes(secret)))) is { } signed)
            request.Headers.Add("Sentry-Hook-Signature", signed);
        return await Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts JSON text, and expects it to be kept; what it was answered.</summary>
    public async Task<Answer> KeepAsync(string resource, string json, string secret = Secret, string? requestId = null, DateTimeOffset? sentAt = null)
    {
        using var response = await PostAsync(resource, Encoding.UTF8.GetBytes(json), secret, requestId, sentAt);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<Answer>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>A service of the running app.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownFolder && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
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
            .AddSingleton(provider => Silent(ActivatorUtilities.CreateInstance<AccessNotice>(provider), notice => notice.Output = TextWriter.Null))
            .AddSingleton(provider => Silent(ActivatorUtilities.CreateInstance<StartNotice>(provider), notice => notice.Output = TextWriter.Null)));
        if (Heard is { } heard)
            builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(heard)
                .Configure<LoggerFilterOptions>(filter => filter.Rules.Add(new(typeof(HeardLog).FullName, null, LogLevel.Information, null))));
        if (_clock is not null)
            builder.ConfigureServices(services => services.AddSingleton(_clock));
        if (!_settings.ContainsKey(AnswerWithin))
            builder.ConfigureServices(Patient);
    }

    /// <summary>What a test is about does not depend on how busy the machine is; where the time is what it is about, it sets one.</summary>
    private static void Patient(IServiceCollection services) => services
        .RemoveAll<IValidateOptions<StoreOptions>>()
        .PostConfigure<StoreOptions>(options => options.AnswerWithinMilliseconds = 15_000);

    private static T Silent<T>(T notice, Action<T> silence)
    {
        silence(notice);
        return notice;
    }
}
