namespace SeerDashboard.Store;

/// <summary>Why a request to the webhook was refused.</summary>
public enum Rejection
{
    /// <summary>No signature header.</summary>
    NoSignature,

    /// <summary>A signature that no known secret makes.</summary>
    WrongSignature,

    /// <summary>No secret is known at all.</summary>
    NoSecret,

    /// <summary>Larger than the limit.</summary>
    TooLarge,

    /// <summary>Too many unverified bytes at once.</summary>
    TooMany,

    /// <summary>The body did not come whole: cut short, too slow, or malformed on the wire.</summary>
    Unfinished,

    /// <summary>Compressed, or encoded in another way, on the way here: what unpacks it is not bounded by what was sent.</summary>
    Encoded,
}

/// <summary>One request that was refused. All its texts are as somebody unknown sent them: bounded, without control characters.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Address">The sender's; behind trusted proxies the one they name.</param>
/// <param name="Network">What it is counted under: an IPv4 address, or the /64 network of an IPv6 address.</param>
public sealed record RefusedRequest(Rejection Reason, string Address, string Network)
{
    /// <summary>When it was refused.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Of the body in bytes, as announced or as read; null when neither.</summary>
    public long? Size { get; init; }

    /// <summary><c>Sentry-Hook-Resource</c>; empty when absent.</summary>
    public string Resource { get; init; } = "";

    /// <summary><c>Request-ID</c>; empty when absent.</summary>
    public string RequestId { get; init; } = "";

    /// <summary><c>User-Agent</c>; empty when absent.</summary>
    public string UserAgent { get; init; } = "";
}
