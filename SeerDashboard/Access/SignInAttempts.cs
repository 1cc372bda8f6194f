using System.Net;
using System.Threading.RateLimiting;

namespace SeerDashboard.Access;

/// <summary>Counts failed sign-ins: <see cref="PerMinute"/> a minute and address, then no further try is looked at.</summary>
public sealed class SignInAttempts : IDisposable
{
    /// <summary>Failed tries a minute and address.</summary>
    public const int PerMinute = 10;

    private readonly PartitionedRateLimiter<IPAddress> _failures = PartitionedRateLimiter.Create<IPAddress, int>(address =>
        RateLimitPartition.GetFixedWindowLimiter(AddressCounters.Of(address), _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <summary>Whether a try from this address may be looked at.</summary>
    public bool MayTry(IPAddress? address)
    {
        using var lease = _failures.AttemptAcquire(address ?? IPAddress.None, permitCount: 0);
        return lease.IsAcquired;
    }

    /// <summary>Counts a failed try.</summary>
    public void Failed(IPAddress? address)
    {
        using var lease = _failures.AttemptAcquire(address ?? IPAddress.None);
    }

    /// <inheritdoc/>
    public void Dispose() => _failures.Dispose();
}
