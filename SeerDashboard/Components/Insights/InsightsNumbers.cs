using SeerDashboard.Store;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Components.Insights;

/// <summary>All that the page shows, read in one go.</summary>
public sealed record InsightsNumbers
{
    private const int NewestRefused = 20;

    /// <summary>What came in.</summary>
    public required Receiving Received { get; init; }

    /// <summary>What is not known.</summary>
    public required IReadOnlyList<DriftSeen> Drift { get; init; }

    /// <summary>Refused, by reason and address.</summary>
    public required IReadOnlyList<RejectionCount> Addresses { get; init; }

    /// <summary>Refused, one by one.</summary>
    public required IReadOnlyList<RefusedRequest> Refused { get; init; }

    /// <summary>Reads them.</summary>
    public static async Task<InsightsNumbers> ReadAsync(ReceivingReader reader, RejectionReader rejections, DateTimeOffset since, bool samples, CancellationToken cancel)
    {
        var received = await reader.ReadAsync(since, samples, cancel);
        return new()
        {
            Received = received,
            Drift = samples ? [] : await reader.DriftAsync(received.Since, cancel),
            Addresses = [.. (await rejections.CountsAsync(cancel)).Where(one => one.LastAt >= received.Since)],
            Refused = [.. (await rejections.NewestAsync(NewestRefused, cancel)).Where(one => one.At >= received.Since)],
        };
    }
}
