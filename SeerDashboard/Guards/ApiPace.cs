using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SeerDashboard.Access;

namespace SeerDashboard.Guards;

/// <summary>
/// How much one program, or one address, may ask of the API: <c>Access:ApiRequestsPerMinute</c>, all of it at once or spread out. A key that is known counts for
/// itself, wherever it comes from; everything else by its address, wrong keys too. So memory is bounded by the keys there are and a fixed number of counters.
/// </summary>
internal sealed class ApiPace : IDisposable
{
    private readonly PartitionedRateLimiter<string> _keys;
    private readonly PartitionedRateLimiter<IPAddress> _addresses;
    private readonly int _perMinute;

    /// <param name="options">How much.</param>
    public ApiPace(IOptions<AccessOptions> options)
    {
        _perMinute = options.Value.ApiRequestsPerMinute;
        var bucket = Bucket(_perMinute);
        _keys = PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetTokenBucketLimiter(name, _ => bucket), StringComparer.Ordinal);
        _addresses = PartitionedRateLimiter.Create<IPAddress, int>(address => RateLimitPartition.GetTokenBucketLimiter(AddressCounters.Of(address), _ => bucket));
    }

    /// <summary>429 when it was too much.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var isKeyUsed = ApiKeyHandler.IsUsed(context.Request);
        var key = isKeyUsed ? (await context.AuthenticateAsync(Schemes.ApiKey)).Principal?.Identity?.Name : null;
        // Pages take keys too, and must be no place to try them.
        if (!IsCounted(context.Request) && (key is not null || !isKeyUsed || IsForAnybody(context.Request)))
        {
            await next(context);
            return;
        }

        using var lease = key is not null ? _keys.AttemptAcquire(key) : _addresses.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await TypedResults.Problem(
            $"{(key is null ? "This address" : $"The key '{key}'")} has asked more than {_perMinute} times in a minute. Wait for the seconds of 'Retry-After'; the hub /hubs/seer tells of changes without asking. Access:ApiRequestsPerMinute sets the limit.",
            statusCode: StatusCodes.Status429TooManyRequests,
            title: "Too many requests").ExecuteAsync(context);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _addresses.Dispose();
    }

    /// <summary>Full at the beginning, filled up evenly; not finer than the timer that does it.</summary>
    private static TokenBucketRateLimiterOptions Bucket(int perMinute)
    {
        var atOnce = Math.Max(1, perMinute / 60);
        return new() { TokenLimit = perMinute, TokensPerPeriod = atOnce, ReplenishmentPeriod = TimeSpan.FromMinutes(1) * atOnce / perMinute, QueueLimit = 0 };
    }

    // No key opens anything there, whatever a proxy puts before a request: a delivery is never refused for it.
    private static bool IsForAnybody(HttpRequest request) =>
        request.Path.StartsWithSegments("/webhooks", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/healthz", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/readyz", StringComparison.OrdinalIgnoreCase);

    // What is asked of a connection that has begun is not asked of the API: a page without WebSockets asks all the time.
    private static bool IsCounted(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/mcp", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/feed.atom", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase)
        || (request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) && request.Path.Value!.EndsWith("/negotiate", StringComparison.OrdinalIgnoreCase));
}
