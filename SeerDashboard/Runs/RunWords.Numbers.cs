using System.Globalization;

namespace SeerDashboard.Runs;

/// <content>Durations, times and counts.</content>
public static partial class RunWords
{
    /// <summary>An exact duration, to the second below an hour: "22 s", "1 min 48 s", "2 h 10 min", "3 d 4 h".</summary>
    public static string Duration(TimeSpan time)
    {
        if (time < TimeSpan.FromSeconds(1))
            return "under 1 s";
        if (time < TimeSpan.FromMinutes(1))
            return Units(time.Seconds, "s", 0, "");
        if (time < TimeSpan.FromHours(1))
            return Units(time.Minutes, "min", time.Seconds, "s");
        return time < TimeSpan.FromDays(1) ? Units(time.Hours, "h", time.Minutes, "min") : Units(time.Days, "d", time.Hours, "h");
    }

    /// <summary>The same in whole minutes from one minute on, rounded to the nearest: "22 s", "2 min", "2 h 10 min".</summary>
    public static string Rough(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? Duration(time) : Duration(TimeSpan.FromMinutes(Math.Round(time.TotalMinutes, MidpointRounding.AwayFromZero)));

    /// <summary>How long ago: "4 s ago", "31 min ago", "2 h 10 min ago", "12 days ago"; "just now" for less than a second, and for a sender's clock that is ahead.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var time = now - at;
        if (time < TimeSpan.FromSeconds(1))
            return "just now";
        if (time < TimeSpan.FromHours(1))
            return Duration(time < TimeSpan.FromMinutes(1) ? time : TimeSpan.FromMinutes(time.Minutes)) + " ago";
        if (time < TimeSpan.FromDays(1))
            return Duration(time) + " ago";
        return time.Days == 1 ? "1 day ago" : string.Create(CultureInfo.InvariantCulture, $"{time.Days} days ago");
    }

    /// <summary>A count in few signs: "84", "1.2k", "12k", "3.4M". Never more than there are.</summary>
    public static string Count(long count) => count switch
    {
        < 1_000 => count.ToString(CultureInfo.InvariantCulture),
        < 1_000_000 => Scaled(count, 1_000, "k"),
        _ => Scaled(count, 1_000_000, "M"),
    };

    /// <summary>"1 user", "84 users", "1.2k users".</summary>
    public static string Count(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Scaled(long count, long unit, string sign) => count >= 10 * unit
        ? string.Create(CultureInfo.InvariantCulture, $"{count / unit}{sign}")
        : string.Create(CultureInfo.InvariantCulture, $"{count * 10 / unit / 10m:0.#}{sign}");

    private static string Units(int large, string largeUnit, int small, string smallUnit) => small == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit}")
        : string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit} {small} {smallUnit}");
}
