namespace SeerDashboard.Store.Insights;

/// <summary>What is counted by the hour, by the names in the table.</summary>
internal static class TallyName
{
    /// <summary>The hour under which the cursor of <see cref="LogTally"/> lies.</summary>
    public const long CursorHour = -1;

    /// <summary>The number of the last delivery that was counted.</summary>
    public const string Cursor = "log";

    /// <summary>A Seer event that belongs before one of its run that was kept earlier.</summary>
    public const string OutOfOrder = "outOfOrder";

    /// <summary>Answered 503: the store could not write in time.</summary>
    public const string Busy = "busy";

    /// <summary>Sample runs are counted apart.</summary>
    public const string SamplePrefix = "sample:";

    private const string RejectedPrefix = "rejected:";

    /// <summary>Deliveries with this verdict at arrival.</summary>
    public static string Of(Outcome outcome) => outcome.ToString();

    /// <summary>Requests refused for this reason.</summary>
    public static string Of(Rejection reason) => RejectedPrefix + reason;

    /// <summary>Hours since 1970 began.</summary>
    public static long HourOf(DateTimeOffset at) => Math.DivRem(at.ToUnixTimeSeconds(), 3600).Quotient;

    /// <summary>When an hour began.</summary>
    public static DateTimeOffset StartOf(long hour) => DateTimeOffset.FromUnixTimeSeconds(hour * 3600);
}
