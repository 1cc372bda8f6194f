using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Api;

/// <summary>An error inside an endpoint becomes a problem that says where to look; the error itself goes to the log.</summary>
internal sealed partial class FailureFilter(ILogger<FailureFilter> logger) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException error)
        {
            // Too large, cut short or malformed on the wire: the sender's fault, and nothing for the log.
            return ApiProblem.Unreadable(error);
        }
        catch (NotAllowedException refused)
        {
            return ApiProblem.NotAllowed(refused.Message);
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
        {
            var trace = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
            LogFailed(logger, http.Request.Path, trace, error);
            return error switch
            {
                DamagedBodyException => ApiFault.Damaged(error.Message),
                // A generic error (1) is a fault of this version, and waiting does not mend it.
                SqliteException { SqliteErrorCode: not 1 } when StoreFault.Of(error) is { } fault => ApiFault.StoreFails(fault, http.Response),
                _ => ApiFault.Failed(trace),
            };
        }
    }

    [LoggerMessage(LogLevel.Error, "{Path} could not be answered ({Trace}).")]
    private static partial void LogFailed(ILogger logger, PathString path, string trace, Exception error);
}
