using Microsoft.EntityFrameworkCore;

namespace SeerDashboard.Store;

/// <summary>Reads what was refused; up to a second behind <see cref="RejectionLog"/>.</summary>
public sealed class RejectionReader(IDbContextFactory<SeerContext> store)
{
    /// <summary>The newest first; the store has the newest thousand.</summary>
    public Task<IReadOnlyList<RefusedRequest>> NewestAsync(int limit, CancellationToken cancel) => NewestAsync(limit, null, null, cancel);

    /// <summary>The same, of one reason or one address.</summary>
    public async Task<IReadOnlyList<RefusedRequest>> NewestAsync(int limit, Rejection? reason, string? address, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.Rejected.AsNoTracking().Where(row => (reason == null || row.Reason == reason) && (address == null || row.Address == address)).OrderByDescending(row => row.Id).Take(limit).ToListAsync(cancel);
        return [.. rows.Select(row => new RefusedRequest(row.Reason, row.Address, row.Address)
        {
            At = row.At,
            Size = row.Size,
            Resource = row.Resource,
            RequestId = row.RequestId,
            UserAgent = row.UserAgent,
        })];
    }

    /// <summary>By reason and address, the most frequent first. At most a thousand addresses are counted apart.</summary>
    public async Task<IReadOnlyList<RejectionCount>> CountsAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.RejectionCounts.AsNoTracking().ToListAsync(cancel);
        return [.. rows.Select(row => new RejectionCount(row.Reason, row.Address, row.Count, row.LastAt)).OrderByDescending(row => row.Count).ThenBy(row => row.Address, StringComparer.Ordinal)];
    }

    /// <summary>By reason, the most frequent first; <see cref="RejectionCount.Address"/> is null.</summary>
    public async Task<IReadOnlyList<RejectionCount>> ByReasonAsync(CancellationToken cancel) =>
        [.. (await CountsAsync(cancel)).GroupBy(row => row.Reason)
            .Select(rows => new RejectionCount(rows.Key, null, rows.Sum(row => row.Count), rows.Max(row => row.LastAt)))
            .OrderByDescending(row => row.Count)];
}

/// <summary>How many requests were refused.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Address">From where: an IPv4 address, an IPv6 /64 network, or "other addresses"; null for all together.</param>
/// <param name="Count">How many, over the life of the store.</param>
/// <param name="LastAt">When last.</param>
public sealed record RejectionCount(Rejection Reason, string? Address, long Count, DateTimeOffset LastAt);
