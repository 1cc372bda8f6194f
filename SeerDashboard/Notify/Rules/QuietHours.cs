namespace SeerDashboard.Notify.Rules;

/// <summary>Hours of the day in which nobody is to be disturbed; what comes in them is told at their end.</summary>
/// <param name="Zone">The time zone's name, such as <c>Europe/Berlin</c>.</param>
/// <param name="From">They begin.</param>
/// <param name="To">They end; before <paramref name="From"/>: on the next day.</param>
/// <param name="Weekends">All of Saturday and Sunday too.</param>
public sealed record QuietHours(string Zone, TimeOnly From, TimeOnly To, bool Weekends)
{
    /// <summary>When what happens now may be told; pure.</summary>
    public DateTimeOffset After(DateTimeOffset now)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone))
            return now;
        var here = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var free = here;
        // An end of the hours may fall into a weekend, and its end into hours again.
        for (var turn = 0; turn < 4 && EndOf(free) is { } end; turn++)
            free = end;
        return free == here ? now : Utc(free, zone);
    }

    /// <summary>Null when it is none of them.</summary>
    private DateTime? EndOf(DateTime here)
    {
        var today = here.Date;
        if (Weekends && here.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return today.AddDays(here.DayOfWeek == DayOfWeek.Saturday ? 2 : 1);
        var time = TimeOnly.FromDateTime(here);
        if (From == To || !time.IsBetween(From, To))
            return null;
        return time < To ? today + To.ToTimeSpan() : today.AddDays(1) + To.ToTimeSpan();
    }

    /// <summary>A time that the clocks leave out is the one after it.</summary>
    private static DateTimeOffset Utc(DateTime here, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(here))
            here = here.AddMinutes(15);
        return new DateTimeOffset(here, zone.GetUtcOffset(here)).ToUniversalTime();
    }
}
