namespace SeerDashboard.Api;

/// <summary>A file that is written while it is read, of whatever length.</summary>
internal static class StreamedFile
{
    /// <summary>The file; of a HEAD only what it is called. Nothing would take what is written then, and all of it would be read for nothing.</summary>
    public static IResult Of(HttpContext http, string type, string name, Func<Stream, CancellationToken, Task> write) =>
        TypedResults.Stream(output => HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : write(output, http.RequestAborted), type, name);
}
