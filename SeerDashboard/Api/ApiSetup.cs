using Microsoft.AspNetCore.Http.HttpResults;
using SeerDashboard.Access;
using SeerDashboard.Api.Changes;
using SeerDashboard.Api.Describing;
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
        builder.Services.AddDescription();
        return builder;
    }

    /// <summary>Maps what is under <c>/api</c>; needs the store and access.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var api = new ApiRoutes(Group(app).AddEndpointFilter<RouteGroupBuilder, FailureFilter>(), Group(app));
        api.MapRead("/runs", RunEndpoints.ListAsync, AboutRuns.List);
        api.MapStream("/events", EventEndpoint.ReadAsync, AboutNews.Events);
        api.MapRead("/runs/export", RunEndpoints.Export, AboutRuns.Export);
        api.MapRead("/runs/{runId}", RunEndpoints.FindAsync, AboutRuns.Find);
        api.MapRead("/runs/{runId}/markdown", RunEndpoints.TellAsync, AboutRuns.Tell);
        api.MapRead("/runs/{runId}/diff", DiffEndpoints.ReadAsync, AboutChanges.Diff);
        api.MapRead("/runs/{runId}/review", ReviewEndpoints.TellAsync, AboutChanges.Review);
        api.MapRead("/runs/{runId}/patch", PatchEndpoint.ReadAsync, AboutChanges.Patch);
        api.MapRead("/runs/{runId}/deliveries", RunEndpoints.DeliveriesAsync, AboutRuns.Deliveries);
        api.MapRead("/issues/{groupId}", IssueEndpoints.FindAsync, AboutNews.Issue);
        api.MapRead("/deliveries", DeliveryEndpoints.ListAsync, AboutLog.List);
        api.MapRead("/deliveries/export", DeliveryEndpoints.Export, AboutLog.Export);
        api.MapRead("/deliveries/{id}", DeliveryEndpoints.FindAsync, AboutLog.Find);
        api.MapRead("/rejections", RejectionEndpoints.ListAsync, AboutLog.Rejections);
        api.MapRead("/stats", StatsEndpoints.ReadAsync, AboutNews.Stats);
        api.MapRead("/stats/runs.csv", StatsEndpoints.TableAsync, AboutNews.RunsTable);
        api.MapRead("/stats/steps.csv", StatsEndpoints.StepsAsync, AboutNews.StepsTable);
        api.MapRead("/deliveries/{id}/body", DeliveryEndpoints.BodyAsync, AboutLog.Body);
        api.MapWrite("/runs/{runId}/claim", HandlingEndpoints.ClaimAsync, AboutHandling.Claim);
        api.MapWrite("/runs/{runId}/snooze", HandlingEndpoints.SnoozeAsync, AboutHandling.Snooze);
        api.MapWrite("/runs/{runId}/done", HandlingEndpoints.DoneAsync, AboutHandling.Done);
        api.MapTaken("/runs/{runId}/verdict", ReviewEndpoints.VerdictAsync, AboutHandling.Verdict);
        api.MapDelete("/runs/{runId}/verdict", ReviewEndpoints.TakeBackAsync, AboutHandling.TakeBack);
        api.Others("/runs/{runId}/verdict", ApiProblem.PostOrDelete);
        api.MapDelete("/runs/{runId}/comments/{id}", ReviewEndpoints.RemoveAsync, AboutChanges.Uncomment);
        api.Others("/runs/{runId}/comments/{id}", ApiProblem.OnlyDelete);
        api.MapBoth("/runs/{runId}/comments", (ReviewEndpoints.CommentsAsync, AboutChanges.Comments), (ReviewEndpoints.CommentAsync, AboutChanges.Comment));
        api.MapWrite("/deliveries/{id}/reapply", DeliveryEndpoints.ReapplyAsync, AboutLog.Reapply);
        api.MapRead("/audit", AuditEndpoints.ListAsync, AboutLog.Actions, Roles.Admin);
        api.MapRead("/audit/export", AuditEndpoints.Export, AboutLog.ActionsExport, Roles.Admin);
        api.Told.MapGet("/backups/{name}", BackupEndpoint.DownloadAsync).RequireAuthorization(Roles.Admin).Tell(AboutLog.Backup, isOpen: false);
        api.Others("/{**rest}", context => ApiProblem.NoRoute(context.Request));
        app.MapAgents();
        app.MapNumbers();
        app.MapGet("/feed.atom", AtomFeed.ReadAsync).RequireAuthorization(Roles.Viewer).AddEndpointFilter<FailureFilter>().Tell(AboutNews.Feed);
        app.MapDescription();
        return app;
    }

    private static RouteGroupBuilder Group(WebApplication app) => app.MapGroup("/api").RequireAuthorization(Roles.Viewer);

    // With every other method at the same pattern, or those would find the 404 above.
    private static void MapRead(this ApiRoutes api, string pattern, Delegate answer, Described what, string role = Roles.Viewer)
    {
        api.Told.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], answer).RequireAuthorization(role).Tell(what, role == Roles.Viewer);
        api.Others(pattern, ApiProblem.OnlyRead);
    }

    /// <summary>An answer that goes on is read by GET alone: its head says nothing.</summary>
    private static void MapStream(this ApiRoutes api, string pattern, Delegate answer, Described what)
    {
        api.Told.MapGet(pattern, answer).Tell(what);
        api.Others(pattern, ApiProblem.OnlyRead);
    }

    private static void MapWrite(this ApiRoutes api, string pattern, Delegate answer, Described what)
    {
        api.MapTaken(pattern, answer, what);
        api.Others(pattern, ApiProblem.OnlyPost);
    }

    private static void MapBoth(this ApiRoutes api, string pattern, (Delegate Answer, Described What) read, (Delegate Answer, Described What) write)
    {
        api.Told.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], read.Answer).Tell(read.What);
        api.MapTaken(pattern, write.Answer, write.What);
        api.Others(pattern, ApiProblem.ReadOrPost);
    }

    private static void MapTaken(this ApiRoutes api, string pattern, Delegate answer, Described what) =>
        api.Told.MapPost(pattern, answer).RequireAuthorization(Roles.Operator).AddEndpointFilter<SameOriginFilter>().Tell(what, isOpen: false);

    private static void MapDelete(this ApiRoutes api, string pattern, Delegate answer, Described what) =>
        api.Told.MapDelete(pattern, answer).RequireAuthorization(Roles.Operator).AddEndpointFilter<SameOriginFilter>().Tell(what, isOpen: false);

    /// <summary>Answered by a plain delegate, outside of the group's filter: a handler that binds is compiled when the server starts, and these are half of all.</summary>
    private static void Others(this ApiRoutes api, string pattern, Func<HttpContext, ProblemHttpResult> answer) =>
        api.Plain.Map(pattern, context => answer(context).ExecuteAsync(context));

    /// <summary>The same addresses twice: with the filter that tells of failures, and without any.</summary>
    private readonly record struct ApiRoutes(RouteGroupBuilder Told, RouteGroupBuilder Plain);
}
