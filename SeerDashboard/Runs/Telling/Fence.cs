using SeerDashboard.Diffs;

namespace SeerDashboard.Runs.Telling;

/// <summary>Text that Markdown shows as it is, and that cannot end what holds it (CommonMark 0.31, "Fenced code blocks", "Code spans").</summary>
internal static class Fence
{
    /// <summary>A code block whose fence is longer than any run of backticks inside.</summary>
    public static string Around(string text, string language = "")
    {
        var fence = new string('`', Math.Max(3, Longest(text) + 1));
        var inside = InvisibleText.Marked(text).ReplaceLineEndings("\n").TrimEnd('\n');
        return $"{fence}{language}\n{inside}\n{fence}";
    }

    /// <summary>A code span in a line; a space inside each end where a backtick stands there.</summary>
    public static string Span(string text)
    {
        var line = OneLine.Of(text);
        if (line.Length == 0)
            return "";
        var mark = new string('`', Longest(line) + 1);
        var room = line[0] == '`' || line[^1] == '`' ? " " : "";
        return $"{mark}{room}{line}{room}{mark}";
    }

    private static int Longest(string text)
    {
        var (longest, now) = (0, 0);
        foreach (var character in text)
        {
            now = character == '`' ? now + 1 : 0;
            longest = Math.Max(longest, now);
        }

        return longest;
    }
}
