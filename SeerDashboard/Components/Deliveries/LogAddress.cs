using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Deliveries;

/// <summary>What the page shows, as its query string says it: the filters of the API, where the page begins, and the delivery that is open.</summary>
public sealed record LogAddress
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm'Z'";

    private const string Exact = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>Which deliveries.</summary>
    public DeliveryFilter Filter { get; init; } = new();

    /// <summary>Only what came before this delivery.</summary>
    public long? Before { get; init; }

    /// <summary>What came right after this delivery.</summary>
    public long? After { get; init; }

    /// <summary>The one that is open.</summary>
    public long? Open { get; init; }

    /// <summary>What the address says and cannot be read: "run, since"; null when all can.</summary>
    public string? LeftOut { get; init; }

    /// <summary>It begins with the newest delivery.</summary>
    public bool IsNewest => Before is null && After is null;

    /// <summary>Reads an address of the page; what cannot be read counts as not said, and is named.</summary>
    public static LogAddress Of(string uri) => new LogQuery(uri).Address();

    /// <summary>The page's address.</summary>
    public string Href => QueryHelpers.AddQueryString("/deliveries", [.. Said(Filter), .. Places()]);

    /// <summary>Where the same deliveries are exported.</summary>
    public string Export(string format) => QueryHelpers.AddQueryString("/api/deliveries/export", [Pair("format", format), .. Said(Filter)]);

    /// <summary>The same filters, from the newest on, with nothing open.</summary>
    public LogAddress From(DeliveryFilter filter) => new() { Filter = filter };

    /// <summary>A time as the address says it: to the minute where that is all of it.</summary>
    public static string Word(DateTimeOffset time) => time.UtcDateTime.ToString(time.UtcTicks % TimeSpan.TicksPerMinute == 0 ? Minute : Exact, CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, string?>> Said(DeliveryFilter filter)
    {
        if (filter.Outcome is { } outcome)
            yield return Pair("outcome", EnumWord.Of(outcome));
        if (filter.Resource is not null)
            yield return Pair("resource", filter.Resource);
        if (filter.Action is not null)
            yield return Pair("action", filter.Action);
        if (filter.Run is { } run)
            yield return Pair("run", run.ToString());
        if (filter.Issue is { } issue)
            yield return Pair("issue", issue.ToString());
        if (filter.Integration is not null)
            yield return Pair("integration", filter.Integration);
        if (filter.Since is { } since)
            yield return Pair("since", Word(since));
        if (filter.Until is { } until)
            yield return Pair("until", Word(until));
        if (filter.Text is not null)
            yield return Pair("q", filter.Text);
        if (filter is { Text: not null, InBodies: true })
            yield return Pair("in", "bodies");
    }

    private IEnumerable<KeyValuePair<string, string?>> Places()
    {
        foreach (var (name, number) in ((string, long?)[])[("before", Before), ("after", After), ("id", Open)])
        {
            if (number is { } known)
                yield return Pair(name, known.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static KeyValuePair<string, string?> Pair(string name, string value) => new(name, value);
}
