using System.Globalization;

namespace SeerDashboard.Components.Acts;

/// <summary>Until when a run can be put out of sight.</summary>
/// <param name="Name">"1 hour", "Tomorrow morning".</param>
/// <param name="Until">The moment; null: until something changes.</param>
/// <param name="When">The same in the viewer's time: "14:00", "Mon 09:00"; null without a moment.</param>
public sealed record SnoozeTime(string Name, DateTimeOffset? Until, string? When);

/// <summary>The times that are offered, in the viewer's time zone.</summary>
public static class SnoozeTimes
{
    private const int Morning = 9;
    private const int Afternoon = 14;

    // Beyond it no zone can be reckoned with.
    private const int Latest = 9000;

    private static readonly string[] Typed = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>The ones that make sense at <paramref name="now"/>: an afternoon that has begun is not offered.</summary>
    public static IReadOnlyList<SnoozeTime> Of(DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var here = TimeZoneInfo.ConvertTime(now, zone);
        var today = DateOnly.FromDateTime(here.DateTime);
        var monday = today.AddDays(1 + (((int)DayOfWeek.Sunday - (int)today.DayOfWeek + 7) % 7));
        IEnumerable<SnoozeTime?> times =
        [
            Named("1 hour", now.AddHours(1)),
            here.Hour < Morning ? Named("This morning", Local(today, Morning)) : null,
            here.Hour < Afternoon - 1 ? Named("This afternoon", Local(today, Afternoon)) : null,
            Named("Tomorrow morning", Local(today.AddDays(1), Morning)),
            monday == today.AddDays(1) ? null : Named("Next Monday", Local(monday, Morning)),
            new("Until something changes", null, null),
        ];
        return [.. times.OfType<SnoozeTime>()];

        SnoozeTime Named(string name, DateTimeOffset at)
        {
            var local = TimeZoneInfo.ConvertTime(at, zone);
            var isToday = DateOnly.FromDateTime(local.DateTime) == today;
            return new(name, at, local.ToString(isToday ? "HH:mm" : "ddd HH:mm", CultureInfo.InvariantCulture));
        }

        DateTimeOffset Local(DateOnly day, int hour) => In(zone, day.ToDateTime(new TimeOnly(hour, 0)));
    }

    /// <summary>A time that the viewer typed, as a field of a page gives it: <c>2026-09-14T08:30</c>. Null when it is none, or not ahead.</summary>
    public static SnoozeTime? Own(string? typed, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (!DateTime.TryParseExact(typed, Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year > Latest)
            return null;
        var until = In(zone, local);
        return until <= now ? null : new("A time of one's own", until, local.ToString(local.Year == TimeZoneInfo.ConvertTime(now, zone).Year ? "d MMM HH:mm" : "d MMM yyyy HH:mm", CultureInfo.InvariantCulture));
    }

    // An hour that the clocks leave out is the one after.
    private static DateTimeOffset In(TimeZoneInfo zone, DateTime local)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The zone that a browser names; UTC for a name that this machine does not know.</summary>
    public static TimeZoneInfo Zone(string? name) =>
        name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
