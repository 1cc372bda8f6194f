using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using NetEscapades.AspNetCore.SecurityHeaders;
using Scalar.AspNetCore;
using SeerDashboard.Access;

namespace SeerDashboard.Api.Describing;

/// <summary>The description of the API for programs (<c>/openapi/v1.json</c>) and for people (<c>/scalar</c>).</summary>
internal static class DescribingSetup
{
    private const string Address = $"/openapi/{DescriptionEndpoint.Name}.json";

    /// <summary>Adds what makes it.</summary>
    public static void AddDescription(this IServiceCollection services)
    {
        // What types are described by: the same words as are written.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false)));
        services.AddOpenApi(DescriptionEndpoint.Name, description =>
        {
            description.ShouldInclude = one => one.HttpMethod != HttpMethods.Head && one.ActionDescriptor.EndpointMetadata.OfType<Described>().Any();
            description.AddSchemaTransformer<SchemaWords>().AddOperationTransformer<OperationWords>().AddDocumentTransformer<DocumentWords>();
        });
        services.AddSingleton<DescriptionEndpoint>();
    }

    /// <summary>Maps both for viewers and up.</summary>
    public static void MapDescription(this WebApplication app)
    {
        app.MapGet(Address, DescriptionEndpoint.ReadAsync).RequireAuthorization(Roles.Viewer);
        var page = app.MapGroup("").RequireAuthorization(Roles.Viewer);
        page.MapScalarApiReference("/scalar", Configure);
        // Its scripts are for anybody by themselves; here they are for those whom the page is for.
        ((IEndpointConventionBuilder)page).Finally(endpoint =>
        {
            foreach (var open in endpoint.Metadata.OfType<IAllowAnonymous>().ToList())
                endpoint.Metadata.Remove(open);
        });
    }

    /// <summary>Its scripts have the nonce of the answer, and nothing is asked of another host: no fonts, no proxy, no telemetry, no agent.</summary>
    private static void Configure(ScalarOptions page, HttpContext http)
    {
        page.Title = "SeerDashboard: API";
        page.OpenApiRoutePattern = Address;
        page.Nonce = http.GetNonce();
        page.DefaultFonts = false;
        page.Telemetry = false;
        page.ProxyUrl = null;
        page.Agent = new() { Disabled = true };
        page.Mcp = new() { Disabled = true };
        page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        page.HideClientButton = true;
        page.Favicon = "/favicon.svg";
    }
}
