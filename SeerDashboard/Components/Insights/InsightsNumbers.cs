using SeerDashboard.Store;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Components.Insights;

/// <summary>All that the page shows, read in one go.</summary>
public sealed record InsightsNumbers
{
    /// <summary>So many refused requests are shown at first.</summary>
    public const int NewestRefused = 20;

    /// <summary>So many more with each asking.</summary>
    public const int MoreRefused = 200;

    /// <summary>What came in.</summary>
    public required Receiving Received { get; init; }

    /// <summary>What is not known.</summary>
    public required IReadOnlyList<DriftSeen> Drift { get; init; }

    /// <summary>Refused, by reason and address.</summary>
    public required IReadOnlyList<RejectionCount> Addresses { get; init; }

    /// <summary>Refused, one by one.</summary>
    public required IReadOnlyList<RefusedRequest> Refused { get; init; }

    /// <summary>There are more of them in this time.</summary>
    public required bool MoreRefusedThere { get; init; }

    /// <summary>Reads them, and the newest <paramref name="refused"/> of what was refused.</summary>
    public static async Task<InsightsNumbers> ReadAsync(ReceivingReader reader, RejectionReader rejections, DateTimeOffset since, bool samples, int refused, CancellationToken cancel)
    {
        var received = await reader.ReadAsync(since, samples, cancel);
        List<RefusedRequest> newest = [.. (await rejections.NewestAsync(refused + 1, cancel)).Where(one => one.At >= received.Since)];
        return new()
        {
            Received = received,
            Drift = samples ? [] : await reader.DriftAsync(received.Since, cancel),
            Addresses = [.. (await rejections.CountsAsync(cancel)).Where(one => one.LastAt >= received.Since)],
            Refused = [.. newest.Take(refused)],
            MoreRefusedThere = newest.Count > refused,
        };
    }
}
