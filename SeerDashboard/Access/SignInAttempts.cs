using System.Net;
using System.Threading.RateLimiting;

namespace SeerDashboard.Access;

/// <summary>Counts failed sign-ins: <see cref="PerMinute"/> a minute and address, then no further try is looked at.</summary>
public sealed class SignInAttempts : IDisposable
{
    /// <summary>Failed tries a minute and address.</summary>
    public const int PerMinute = 10;

    // Addresses share a fixed number of counters, so that no flood of addresses can take memory.
    private const int Counters = 1024;

    private readonly PartitionedRateLimiter<IPAddress> _failures = PartitionedRateLimiter.Create<IPAddress, int>(address =>
        RateLimitPartition.GetFixedWindowLimiter(Counter(address), _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

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

    private static int Counter(IPAddress address)
    {
        // Whoever has an IPv6 address has the other 2⁶⁴ of its network as well.
        var bytes = address.IsIPv4MappedToIPv6 ? address.MapToIPv4().GetAddressBytes() : address.GetAddressBytes();
        var hash = new HashCode();
        hash.AddBytes(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
        return (int)((uint)hash.ToHashCode() % Counters);
    }
}
