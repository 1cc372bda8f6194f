using SeerDashboard.Samples;

namespace SeerDashboard.E2E.Host;

/// <summary>Sample runs as they would stand on a busy day, delivered through the real endpoint with the times they had.</summary>
internal static class Stage
{
    private const int Seed = 418;

    /// <summary>The run whose page is worth a picture.</summary>
    public const string Shown = "cart-without-customer";

    // Oldest first: which story, in which generation, the last word how many seconds ago, and what that was when more would follow.
    private static readonly (string Scenario, Generation Told, int Ago, string? LastWord)[] Day =
    [
        ("gateway-context-canceled", Generation.Second, 15_000, null),
        ("legacy-cart-currency", Generation.Second, 12_400, null),
        ("sdk-gone", Generation.First, 9_700, null),
        ("android-restore-npe", Generation.Second, 7_300, null),
        ("dynamo-throttled", Generation.Second, 5_400, null),
        ("webhook-duplicate-key", Generation.Second, 4_250, null),
        ("lb-idle-timeout", Generation.Second, 3_130, null),
        ("invalid-time-value", Generation.First, 2_290, null),
        ("search-heap-space", Generation.Second, 1_870, null),
        ("second-operation", Generation.First, 1_390, null),
        ("refund-decimal", Generation.First, 850, "solution_started"),
        ("feed-map-undefined", Generation.Second, 660, null),
        (Shown, Generation.First, 250, null),
        ("invoice-task-memory", Generation.Second, 72, "coding_started"),
        ("thumbnail-panic", Generation.Second, 31, "iteration_started"),
    ];

    /// <summary>How many runs are played.</summary>
    public static int Runs => Day.Length;

    /// <summary>Plays them all; the number of each story's run.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> PlayAsync(DashboardServer server)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (scenario, told, ago, lastWord) in Day)
        {
            var run = new SampleRuns(Seed, told).All().First(one => one.Scenario == scenario);
            var deliveries = run.Deliveries.Take(Until(run, lastWord)).ToList();
            foreach (var delivery in deliveries)
                await server.KeepAsync(delivery.Resource, delivery.Body, sentAt: now.AddSeconds(-ago) - (deliveries[^1].SentAfter - delivery.SentAfter));
            numbers[scenario] = run.RunId.Value;
        }

        return numbers;
    }

    private static int Until(SampleRun run, string? lastWord) =>
        lastWord is null ? run.Deliveries.Count : 1 + run.Deliveries.TakeWhile(delivery => delivery.Action != lastWord).Count();
}
