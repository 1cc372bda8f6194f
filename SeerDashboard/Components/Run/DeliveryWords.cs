using System.Globalization;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Run;

/// <summary>What is said of a delivery.</summary>
public static class DeliveryWords
{
    /// <summary>Resource and action, as on the wire.</summary>
    public static string What(DeliveryRow row) => $"{(row.Resource.Length == 0 ? "no resource named" : row.Resource)} / {row.Action ?? "no action named"}";

    /// <summary>The Request-ID, or that there is none.</summary>
    public static string Request(DeliveryRow row) => row.RequestId.Length == 0 ? "none sent" : row.RequestId;

    /// <summary>The beginning of the Request-ID: enough to tell requests apart in a list.</summary>
    public static string ShortRequest(DeliveryRow row) => row.RequestId.Length > 10 ? row.RequestId[..8] + "…" : Request(row);

    /// <summary>Colour of the chip.</summary>
    public static string Chip(Outcome outcome) => outcome == Store.Outcome.Unreadable ? "warn" : "";

    /// <summary>Bytes, exact while they are few.</summary>
    public static string Size(int bytes) => bytes switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:N1} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:N1} MB"),
    };

    /// <summary>All of them in a few words: "7, all applied".</summary>
    public static string Count(IReadOnlyList<DeliveryRow> rows)
    {
        var others = rows.Where(row => row.Verdict != Store.Outcome.Applied).GroupBy(row => row.Verdict)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Word(group.Key)}")).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{rows.Count}, {(others.Count == 0 ? (rows.Count == 1 ? "applied" : "all applied") : string.Join(", ", others))}");
    }

    private static string Word(Outcome outcome) => outcome switch
    {
        Store.Outcome.Applied => "applied",
        Store.Outcome.Duplicate => "duplicate",
        Store.Outcome.Stored => "stored",
        _ => "unreadable",
    };
}
