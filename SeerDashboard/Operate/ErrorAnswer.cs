using System.Diagnostics;

namespace SeerDashboard.Operate;

/// <summary>What is told of an error that nothing else has answered: that there was one, and what to look for in the log. Never the error itself.</summary>
internal static class ErrorAnswer
{
    /// <summary>For the middleware that catches them.</summary>
    public static ExceptionHandlerOptions Options => new()
    {
        StatusCodeSelector = Status,
        ExceptionHandler = WriteAsync,
        // Whoever can make the log grow by asking has a way to fill a disk.
        SuppressDiagnosticsCallback = caught => Status(caught.Exception) < StatusCodes.Status500InternalServerError,
    };

    /// <summary>Whose fault it was: what cannot be read on the wire is the sender's.</summary>
    private static int Status(Exception error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        // What the reader of forms says of too many fields, or too long ones.
        InvalidDataException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task WriteAsync(HttpContext context)
    {
        var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        var (title, detail) = context.Response.StatusCode < StatusCodes.Status500InternalServerError
            ? ("Not understood", "The request could not be read as it came. Send it again, whole and not larger than this server takes.")
            : ("The dashboard could not answer", $"Nothing that was delivered is lost. Try again; if it stays so, the log has the reason under {trace}.");
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return TypedResults.Problem(detail, statusCode: context.Response.StatusCode, title: title).ExecuteAsync(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} · SeerDashboard</title></head><body><main><h1>{title}</h1><p>{detail}</p><p><a href="/">Back to the desk</a></p></main></body></html>""",
            context.RequestAborted);
    }
}
