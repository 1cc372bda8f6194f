using Microsoft.AspNetCore.Diagnostics;
using MudBlazor;
using MudBlazor.Services;

namespace SeerDashboard.Components;

/// <summary>What people see: the pages and the files they need.</summary>
public static class ComponentsSetup
{
    /// <summary>Paths that answer programs; a person's 404 page has no place there.</summary>
    private static readonly string[] ForPrograms = ["/api", "/webhooks", "/hubs", "/mcp", "/openapi", "/_framework", "/_content"];

    /// <summary>Adds Blazor Server and MudBlazor.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        // Static files of a build output are empty outside Development unless this is called.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddSingleton<Desk.DeskNow>().AddSingleton<Run.RunNow>().AddSingleton<Issue.IssueNow>().AddSingleton<Finding.SearchNow>();
        builder.Services.AddSingleton<Insights.InsightsNews>().AddSingleton<Desk.RowHtml>().AddScoped<Acts.RunActs>().AddScoped<Review.ReviewActs>().AddScoped<Desk.VisitNow>().AddSingleton<Keys.PaletteSearch>();
        builder.Services.AddResponseCompression(options =>
        {
            options.MimeTypes = ["text/html", "application/json"];
            // Over https too: what a page holds in secret, its antiforgery token and its state, is enciphered anew at every request, so its size tells nothing.
            options.EnableForHttps = true;
        });
        builder.Services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.PreventDuplicates = true;
        });
        return builder;
    }

    /// <summary>A person's request for a page that does not exist gets one that says so, with status 404. Comes before access and antiforgery, which that page needs too.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        // Files are compressed when they are published; only pages, and change sets for the diff, are made at the request.
        app.UseWhen(http => IsForPeople(http.Request) || IsChangeSet(http.Request), people => people.UseResponseCompression());
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            if (!IsForPeople(http.Request) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(http);
        });
        return app;
    }

    /// <summary>Maps the static files, open to all, and the pages; returns the pages, so that access can be asked for.</summary>
    public static RazorComponentsEndpointConventionBuilder MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        // Who may frame a page is said with everything else that browsers are told (Guards).
        return app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuits => circuits.ContentSecurityFrameAncestorsPolicy = null);
    }

    private static bool IsChangeSet(HttpRequest request) =>
        request.Path.StartsWithSegments("/api/runs", StringComparison.OrdinalIgnoreCase) && request.Path.Value!.EndsWith("/diff", StringComparison.OrdinalIgnoreCase);

    private static bool IsForPeople(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(ForPrograms, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
