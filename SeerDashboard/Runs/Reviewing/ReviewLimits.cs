using System.Globalization;

namespace SeerDashboard.Runs.Reviewing;

/// <summary>How much people may write about a run, so that a page can show all of it.</summary>
public static class ReviewLimits
{
    /// <summary>Longest comment, in characters.</summary>
    public const int Comment = 10_000;

    /// <summary>Longest reason of a verdict, in characters.</summary>
    public const int Reason = 2_000;

    /// <summary>Most comments on one run.</summary>
    public const int Comments = 1_000;

    /// <summary>The text as it is kept: lines end with a line feed, and nothing empty is around it.</summary>
    public static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>Why a cleaned text cannot be kept, as a sentence; null when it can.</summary>
    public static string? Problem(string clean, int most) =>
        clean.Length == 0 ? "It says nothing."
        : clean.Length > most ? string.Create(CultureInfo.InvariantCulture, $"It has {clean.Length} characters; {most} is the most.")
        : clean.Contains('\0', StringComparison.Ordinal) ? "It has a character that no text has (U+0000)."
        : null;
}
