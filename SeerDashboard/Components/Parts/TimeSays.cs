using SeerDashboard.Runs;

namespace SeerDashboard.Components.Parts;

/// <summary>In which words a time is told.</summary>
public enum TimeSays
{
    /// <summary>"4 s ago", "31 min ago".</summary>
    Ago,

    /// <summary>To the second, how long since: "1 min 12 s".</summary>
    For,

    /// <summary>To the minute, how long since: "14 min".</summary>
    About,

    /// <summary>To the minute, how long until: "in 45 min".</summary>
    Until,
}

/// <summary>The words for a time. <c>TimeAgo.razor.js</c> says the same in the browser: change both.</summary>
public static class TimeSaysWords
{
    /// <summary>What is said of <paramref name="at"/> at <paramref name="now"/>.</summary>
    public static string Words(this TimeSays says, DateTimeOffset at, DateTimeOffset now) => says switch
    {
        TimeSays.For => RunWords.Duration(now - at),
        TimeSays.About => RunWords.Rough(now - at),
        TimeSays.Until => at > now ? $"in {RunWords.Rough(at - now)}" : "now",
        _ => RunWords.Ago(at, now),
    };
}
