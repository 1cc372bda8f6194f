using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace SeerDashboard.Api.Describing;

/// <summary>One way in which something may be answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="What">What it says, in a few words.</param>
/// <param name="Type">What the body is made from; null for an answer without one.</param>
/// <param name="ContentType">How it is written; null for an answer without a body.</param>
/// <param name="Example">Makes a body: when the description is asked for, not when the server starts.</param>
internal sealed record Answered(int Status, string What, Type? Type = null, string? ContentType = null, Func<JsonNode?>? Example = null)
{
    /// <summary>JSON.</summary>
    public static Answered Json<T>(string what, Func<JsonTypeInfo<T>> type, Func<T> example, int status = StatusCodes.Status200OK) =>
        new(status, what, typeof(T), "application/json", () => JsonSerializer.SerializeToNode(example(), type()));

    /// <summary>A text, or a file of text.</summary>
    public static Answered Text(string contentType, string what, string example) => new(StatusCodes.Status200OK, what, typeof(string), contentType, () => example);

    /// <summary>Whoever asks has it.</summary>
    public static Answered Same() => new(StatusCodes.Status304NotModified, "Nothing of it has changed since the answer whose ETag was sent as If-None-Match.");

    /// <summary>Why it is not as asked.</summary>
    public static Answered Problem(int status, string title, string detail) => new(
        status, title, typeof(ProblemDetails), "application/problem+json", () => new JsonObject { ["title"] = title, ["status"] = status, ["detail"] = detail });

    /// <summary>400.</summary>
    public static Answered BadQuery(string detail) => Problem(StatusCodes.Status400BadRequest, "The query cannot be read", detail);

    /// <summary>400.</summary>
    public static Answered BadBody(string detail) => Problem(StatusCodes.Status400BadRequest, "The body cannot be used", detail);

    /// <summary>404.</summary>
    public static Answered NoRun() => Problem(StatusCodes.Status404NotFound, "No such run", "No delivery named a run '4711'. Runs are found by Sentry's run_id, a whole number; GET /api/runs lists them.");

    /// <summary>409.</summary>
    public static Answered SeveralRuns() => Problem(
        StatusCodes.Status409Conflict, "Several runs have this number",
        "2 senders have a run 12345. Add ?installation= with one of: 'a8e5d37a' (integration acme), '11111111' (integration globex). Where they share an installation, add &integration= too.");

    /// <summary>404.</summary>
    public static Answered NoDelivery() => Problem(StatusCodes.Status404NotFound, "No such delivery", "There is no delivery '4711'. Deliveries are numbered from 1; GET /api/deliveries lists them.");

    /// <summary>What may be said to anybody who asks for anything here.</summary>
    public static IReadOnlyList<Answered> Always { get; } =
    [
        Problem(StatusCodes.Status401Unauthorized, "Not signed in", "Send a key as 'Authorization: Bearer KEY'."),
        Problem(StatusCodes.Status429TooManyRequests, "Too many requests", "The key 'ci' has asked more than 600 times in a minute. Wait for the seconds of 'Retry-After'."),
        Problem(StatusCodes.Status500InternalServerError, "The dashboard could not answer", "Nothing that was delivered is lost. Try again; if it stays so, the log has the reason under 4bf92f3577b34da6a3ce929d0e0e4736."),
        Problem(StatusCodes.Status503ServiceUnavailable, "The store cannot be used now", "Nothing that was delivered is lost. Try again in a moment; /readyz says when deliveries can be kept."),
    ];

    /// <summary>What is said where more than looking is asked for.</summary>
    public static Answered Forbidden { get; } = Problem(StatusCodes.Status403Forbidden, "Not allowed", "This needs a role that the key has not.");
}
