using System.Globalization;
using System.Runtime.InteropServices;

namespace SeerDashboard.Runs;

/// <summary>From when on: a time back from now, so that a saved link keeps its meaning, or a fixed time.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DeskSince
{
    /// <summary>So long ago; null for a fixed time.</summary>
    public TimeSpan? Back { get; private init; }

    /// <summary>At this time, in UTC; null for a time back.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>So many minutes, hours or days back; at least a minute, whole minutes.</summary>
    public static DeskSince Ago(TimeSpan back) => new() { Back = TimeSpan.FromMinutes(Math.Max(1, Math.Floor(back.TotalMinutes))) };

    /// <summary>Since a fixed time.</summary>
    public static DeskSince Fixed(DateTimeOffset at) => new() { At = at.ToUniversalTime() };

    /// <summary>Null when it is neither <c>90m</c>, <c>24h</c>, <c>7d</c> nor a time in ISO 8601.</summary>
    public static DeskSince? Parse(string text)
    {
        if (text is [.. var digits, 'm' or 'h' or 'd'] && digits.Length <= 5 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
        {
            return Ago(text[^1] switch
            {
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                _ => TimeSpan.FromDays(count),
            });
        }

        return IsoTime.Parse(text) is { } at ? Fixed(at) : null;
    }

    /// <summary>The time itself, asked at <paramref name="now"/>; never before the first moment that can be said.</summary>
    public DateTimeOffset From(DateTimeOffset now) => At ?? (Back is { } back && back < now - DateTimeOffset.MinValue ? now - back : DateTimeOffset.MinValue);

    /// <summary>As the query string says it.</summary>
    public override string ToString() => this switch
    {
        { At: { } at } => at.UtcDateTime.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        { Back: { } back } when back.TotalDays is var days && days == Math.Floor(days) => string.Create(CultureInfo.InvariantCulture, $"{days}d"),
        { Back: { } back } when back.TotalHours is var hours && hours == Math.Floor(hours) => string.Create(CultureInfo.InvariantCulture, $"{hours}h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Back?.TotalMinutes}m"),
    };

    /// <summary>In words: "last 24 hours", "last 7 days", "since 2026-09-14".</summary>
    public string Words() => Back is { } back
        ? back.TotalDays >= 2 && back.TotalDays == Math.Floor(back.TotalDays) ? string.Create(CultureInfo.InvariantCulture, $"last {back.TotalDays} days")
            : back.TotalHours >= 2 ? string.Create(CultureInfo.InvariantCulture, $"last {back.TotalHours:0.#} hours") : string.Create(CultureInfo.InvariantCulture, $"last {back.TotalMinutes} minutes")
        : At is { } at ? "since " + at.UtcDateTime.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "";
}
