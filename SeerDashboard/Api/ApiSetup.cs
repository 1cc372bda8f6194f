using Microsoft.AspNetCore.Http.HttpResults;
using SeerDashboard.Access;
using SeerDashboard.Api.Changes;
using SeerDashboard.Api.Mcp;
using SeerDashboard.Api.Metrics;
using SeerDashboard.Live;

namespace SeerDashboard.Api;

/// <summary>The REST API (CONTRACT.md, "Reading" and "Writing"): for viewers and up, what changes something for operators and up, by cookie or bearer key.</summary>
public static class ApiSetup
{
    /// <summary>Adds what the API keeps at hand.</summary>
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<ChangeSets>();
        builder.Services.AddSingleton<ChangeStream>().AddHostedService(provider => provider.GetRequiredService<ChangeStream>());
        builder.Services.AddAgents();
        builder.Services.AddNumbers();
        return builder;
    }

    /// <summary>Maps what is under <c>/api</c>; needs the store and access.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var api = new ApiRoutes(Group(app).AddEndpointFilter<RouteGroupBuilder, FailureFilter>(), Group(app));
        api.MapRead("/runs", RunEndpoints.ListAsync);
        api.MapStream("/events", EventEndpoint.ReadAsync);
        api.MapRead("/runs/export", RunEndpoints.Export);
        api.MapRead("/runs/{runId}", RunEndpoints.FindAsync);
        api.MapRead("/runs/{runId}/markdown", RunEndpoints.TellAsync);
        api.MapRead("/runs/{runId}/diff", DiffEndpoints.ReadAsync);
        api.MapRead("/runs/{runId}/review", ReviewEndpoints.TellAsync);
        api.MapRead("/runs/{runId}/patch", PatchEndpoint.ReadAsync);
        api.MapRead("/runs/{runId}/deliveries", RunEndpoints.DeliveriesAsync);
        api.MapRead("/issues/{groupId}", IssueEndpoints.FindAsync);
        api.MapRead("/deliveries", DeliveryEndpoints.ListAsync);
        api.MapRead("/deliveries/export", DeliveryEndpoints.Export);
        api.MapRead("/deliveries/{id}", DeliveryEndpoints.FindAsync);
        api.MapRead("/rejections", RejectionEndpoints.ListAsync);
        api.MapRead("/stats", StatsEndpoints.ReadAsync);
        api.MapRead("/stats/runs.csv", StatsEndpoints.TableAsync);
        api.MapRead("/stats/steps.csv", StatsEndpoints.StepsAsync);
        api.MapRead("/deliveries/{id}/body", DeliveryEndpoints.BodyAsync);
        api.MapWrite("/runs/{runId}/claim", HandlingEndpoints.ClaimAsync);
        api.MapWrite("/runs/{runId}/snooze", HandlingEndpoints.SnoozeAsync);
        api.MapWrite("/runs/{runId}/done", HandlingEndpoints.DoneAsync);
        api.MapWrite("/runs/{runId}/verdict", ReviewEndpoints.VerdictAsync);
        api.MapBoth("/runs/{runId}/comments", ReviewEndpoints.CommentsAsync, ReviewEndpoints.CommentAsync);
        api.MapWrite("/deliveries/{id}/reapply", DeliveryEndpoints.ReapplyAsync);
        api.MapRead("/audit", AuditEndpoints.ListAsync, Roles.Admin);
        api.MapRead("/audit/export", AuditEndpoints.Export, Roles.Admin);
        api.Told.MapGet("/backups/{name}", BackupEndpoint.DownloadAsync).RequireAuthorization(Roles.Admin);
        api.Others("/{**rest}", context => ApiProblem.NoRoute(context.Request));
        app.MapAgents();
        app.MapNumbers();
        app.MapGet("/feed.atom", AtomFeed.ReadAsync).RequireAuthorization(Roles.Viewer).AddEndpointFilter<FailureFilter>();
        return app;
    }

    private static RouteGroupBuilder Group(WebApplication app) => app.MapGroup("/api").RequireAuthorization(Roles.Viewer);

    // With every other method at the same pattern, or those would find the 404 above.
    private static void MapRead(this ApiRoutes api, string pattern, Delegate answer, string role = Roles.Viewer)
    {
        api.Told.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], answer).RequireAuthorization(role);
        api.Others(pattern, ApiProblem.OnlyRead);
    }

    /// <summary>An answer that goes on is read by GET alone: its head says nothing.</summary>
    private static void MapStream(this ApiRoutes api, string pattern, Delegate answer)
    {
        api.Told.MapGet(pattern, answer);
        api.Others(pattern, ApiProblem.OnlyRead);
    }

    private static void MapWrite(this ApiRoutes api, string pattern, Delegate answer)
    {
        api.MapTaken(pattern, answer);
        api.Others(pattern, ApiProblem.OnlyPost);
    }

    private static void MapBoth(this ApiRoutes api, string pattern, Delegate read, Delegate write)
    {
        api.Told.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], read);
        api.MapTaken(pattern, write);
        api.Others(pattern, ApiProblem.ReadOrPost);
    }

    private static void MapTaken(this ApiRoutes api, string pattern, Delegate answer) =>
        api.Told.MapPost(pattern, answer).RequireAuthorization(Roles.Operator).AddEndpointFilter<SameOriginFilter>();

    /// <summary>Answered by a plain delegate, outside of the group's filter: a handler that binds is compiled when the server starts, and these are half of all.</summary>
    private static void Others(this ApiRoutes api, string pattern, Func<HttpContext, ProblemHttpResult> answer) =>
        api.Plain.Map(pattern, context => answer(context).ExecuteAsync(context));

    /// <summary>The same addresses twice: with the filter that tells of failures, and without any.</summary>
    private readonly record struct ApiRoutes(RouteGroupBuilder Told, RouteGroupBuilder Plain);
}
