using SeerDashboard.Store.Insights.Retro;

namespace SeerDashboard.Components.Insights.Retro;

/// <summary>How many weeks the retro looks back, the present one among them.</summary>
/// <param name="Word">In the query string.</param>
/// <param name="Name">On the page.</param>
/// <param name="Count">How many.</param>
public sealed record RetroRange(string Word, string Name, int Count)
{
    /// <summary>Shortest first.</summary>
    public static IReadOnlyList<RetroRange> All { get; } = [new("4w", "4 weeks", 4), new("12w", "12 weeks", 12), new("26w", "26 weeks", 26), new("52w", "52 weeks", 52)];

    /// <summary>The one that is looked at unless another is asked for.</summary>
    public static RetroRange Usual { get; } = All[1];

    /// <summary>By the word in the query string; what is none of them counts as none.</summary>
    public static RetroRange Of(string? word) => All.FirstOrDefault(range => range.Word == word) ?? Usual;

    /// <summary>The first week.</summary>
    public Week Since(DateTimeOffset now) => new(Week.Of(now).Number - Count + 1);
}
