using System.Globalization;
using SeerDashboard.Store;

namespace SeerDashboard.Components.You;

/// <summary>A visit as a browser keeps it, for somebody without a name: many may be called so, and each has a browser of their own.</summary>
internal static class KeptVisit
{
    /// <summary>As it is kept. A version may be greater than a script can count.</summary>
    public static string Of(Visit visit) => string.Create(CultureInfo.InvariantCulture, $"{visit.Version} {visit.At?.UtcTicks ?? 0}");

    /// <summary>Reads it; what is none counts for the first visit.</summary>
    public static Visit Read(string? kept) =>
        kept?.Split(' ') is [var version, var at] && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks > 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new(seen, new DateTimeOffset(ticks, TimeSpan.Zero)) : Visit.First;
}
