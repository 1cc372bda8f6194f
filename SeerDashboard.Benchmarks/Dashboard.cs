using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SeerDashboard.Access;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Benchmarks;

/// <summary>The real app on a free port of this machine, its store in a folder of its own on the disk of the build.</summary>
internal sealed class Dashboard : WebApplicationFactory<Program>
{
    private const string Secret = "a-client-secret-of-acme";
    private const string Token = "browser-token-for-benchmarks";

    /// <summary>Where the store is; not a temporary folder, which may be memory.</summary>
    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"store-{Guid.NewGuid():n}")).FullName;

    /// <summary>Root of the site.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0/");

    /// <summary>Leads to the desk, signed in.</summary>
    public string SignIn => $"{Address}login?t={Token}";

    /// <summary>Starts listening.</summary>
    public static Dashboard Start()
    {
        var dashboard = new Dashboard();
        dashboard.UseKestrel(0);
        dashboard.StartServer();
        dashboard.Address = new UriBuilder(dashboard.ClientOptions.BaseAddress) { Host = "127.0.0.1" }.Uri;
        return dashboard;
    }

    /// <summary>A body as Sentry posts it.</summary>
    public HttpRequestMessage Delivery(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "webhooks/sentry")) { Content = content };
        request.Headers.Add("Sentry-Hook-Resource", "seer");
        request.Headers.Add("Request-ID", Guid.NewGuid().ToString("N"));
        request.Headers.Add("Sentry-Hook-Timestamp", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(Secret)));
        return request;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Store:ConnectionString", $"Data Source={Path.Combine(Folder, "seer.db")}");
        builder.UseSetting("Sentry:Integrations:0:Name", "acme");
        builder.UseSetting("Sentry:Integrations:0:ClientSecrets:0", Secret);
        builder.UseSetting("Access:BrowserToken", Token);
        foreach (var category in (string[])["Default", "Microsoft", "Microsoft.Hosting.Lifetime"])
            builder.UseSetting($"Logging:LogLevel:{category}", "None");
        builder.ConfigureServices(services =>
        {
            services.Configure<CircuitOptions>(circuit => circuit.RootComponents.RegisterForJavaScript<EmptyUpdate>(EmptyUpdate.Name));
            services.AddSingleton(provider =>
            {
                var notice = ActivatorUtilities.CreateInstance<AccessNotice>(provider);
                notice.Output = TextWriter.Null;
                return notice;
            });
        });
    }
}
