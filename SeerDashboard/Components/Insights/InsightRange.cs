namespace SeerDashboard.Components.Insights;

/// <summary>How far back the page looks.</summary>
/// <param name="Word">In the query string.</param>
/// <param name="Name">On the page.</param>
/// <param name="Back">So far, and to the full hour before it.</param>
/// <param name="Bar">What one bar of the chart stands for.</param>
/// <param name="BarName">That in words.</param>
/// <param name="Every">Shortest time between two reads: more is read the further back one looks.</param>
public sealed record InsightRange(string Word, string Name, TimeSpan Back, TimeSpan Bar, string BarName, TimeSpan Every)
{
    /// <summary>Shortest first.</summary>
    public static IReadOnlyList<InsightRange> All { get; } =
    [
        new("1h", "1 h", TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), "minute", TimeSpan.FromSeconds(3)),
        new("24h", "24 h", TimeSpan.FromHours(24), TimeSpan.FromMinutes(15), "15 minutes", TimeSpan.FromSeconds(3)),
        new("7d", "7 d", TimeSpan.FromDays(7), TimeSpan.FromHours(2), "2 hours", TimeSpan.FromSeconds(15)),
        new("30d", "30 d", TimeSpan.FromDays(30), TimeSpan.FromHours(6), "6 hours", TimeSpan.FromSeconds(30)),
    ];

    /// <summary>The one that is looked at unless another is asked for.</summary>
    public static InsightRange Usual { get; } = All[1];

    /// <summary>By the word in the query string; what is none of them counts as none.</summary>
    public static InsightRange Of(string? word) => All.FirstOrDefault(range => range.Word == word) ?? Usual;
}
