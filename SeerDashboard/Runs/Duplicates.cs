namespace SeerDashboard.Runs;

/// <summary>Which deliveries of one run are duplicates (STATE.md §3).</summary>
public static class Duplicates
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    /// <summary>When Sentry repeats a failed delivery of a published app, counted from the first attempt (SENTRY.md §1).</summary>
    private static readonly TimeSpan[] Retries = [TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(900)];

    /// <summary>The events in canonical order, each with the event it repeats (null: it counts).</summary>
    public static IReadOnlyList<(SeerEvent Event, SeerEvent? Of)> Mark(IEnumerable<SeerEvent> events)
    {
        var counting = new Dictionary<string, SeerEvent>(StringComparer.Ordinal);
        var marked = new List<(SeerEvent Event, SeerEvent? Of)>();
        foreach (var seen in events.Order(CanonicalOrder.Instance))
        {
            var earlier = counting.GetValueOrDefault(seen.BodyHash);
            if (earlier is not null && Repeats(seen, earlier))
            {
                marked.Add((seen, earlier));
                continue;
            }

            counting[seen.BodyHash] = seen;
            marked.Add((seen, null));
        }

        return marked;
    }

    /// <summary>The same body: the same request again, the same moment, or one of Sentry's retries. Else the step was done again.</summary>
    private static bool Repeats(SeerEvent seen, SeerEvent earlier)
    {
        var apart = seen.SentAt - earlier.SentAt;
        return (seen.RequestId.Length > 0 && seen.RequestId == earlier.RequestId)
            || apart < AtOnce
            || (seen.Kind == IntegrationKind.Published && Retries.Any(retry => (apart - retry).Duration() <= Slack));
    }
}
