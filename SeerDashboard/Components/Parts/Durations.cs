using System.Globalization;

namespace SeerDashboard.Components.Parts;

/// <summary>Durations in words. <c>TimeAgo.razor.js</c> says the same in the browser: change both.</summary>
public static class Durations
{
    /// <summary>"4 s ago", "31 min ago", "2 h 10 min ago", "3 days ago"; what lies ahead counts as now.</summary>
    public static string Ago(TimeSpan since) => Coarse(since) + " ago";

    /// <summary>"22 s", "1 min 12 s", "14 min", "2 h 10 min", "3 days": with seconds below 10 minutes.</summary>
    public static string For(TimeSpan length)
    {
        var seconds = Seconds(length);
        return seconds is >= 60 and < 600 && seconds % 60 != 0 ? Say($"{seconds / 60} min {seconds % 60} s") : Coarse(length);
    }

    private static string Coarse(TimeSpan length)
    {
        var seconds = Seconds(length);
        var minutes = seconds / 60;
        return seconds switch
        {
            < 60 => Say($"{seconds} s"),
            < 3600 => Say($"{minutes} min"),
            < 86400 => minutes % 60 == 0 ? Say($"{minutes / 60} h") : Say($"{minutes / 60} h {minutes % 60} min"),
            < 2 * 86400 => "1 day",
            _ => Say($"{seconds / 86400} days"),
        };
    }

    private static long Seconds(TimeSpan length) => Math.Max(0, (long)length.TotalSeconds);

    private static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
