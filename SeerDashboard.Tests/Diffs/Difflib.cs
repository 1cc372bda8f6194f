using System.Globalization;
using System.Text;

namespace SeerDashboard.Tests.Diffs;

/// <summary>Writes diffs in the form of Python's <c>difflib</c>, as Seer sends them (SENTRY.md §5). Slow and simple, and none of the code under test.</summary>
internal static class Difflib
{
    private const int Context = 3;

    /// <summary>One file's diff, without a line end at its end; empty when the texts are the same. Null stands for no file.</summary>
    public static string Of(string path, string? old, string? @new)
    {
        var edits = Edits(Lines(old), Lines(@new));
        if (edits.TrueForAll(edit => edit.Sign == ' '))
            return "";
        var text = new StringBuilder($"--- {(old is null ? "/dev/null" : path)}\n+++ {(@new is null ? "/dev/null" : path)}");
        foreach (var (from, to) in Groups(edits))
        {
            var before = edits[..from];
            var part = edits[from..to];
            text.Append(CultureInfo.InvariantCulture, $"\n@@ -{Range(before, part, '+')} +{Range(before, part, '-')} @@");
            foreach (var (sign, line) in part)
                text.Append('\n').Append(sign).Append(line);
        }

        return text.ToString();
    }

    private static string[] Lines(string? text) => text is null or "" ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    /// <summary>As many as Python's <c>splitlines</c> makes of this one.</summary>
    private static int Count(string line) => 1 + line.Where((sign, at) => "\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029".Contains(sign, StringComparison.Ordinal) && at + 1 < line.Length).Count();

    /// <summary>A length of 1 is left out; nothing is counted from the line before.</summary>
    private static string Range(List<(char Sign, string Line)> before, List<(char Sign, string Line)> part, char other)
    {
        var start = before.Where(edit => edit.Sign != other).Sum(edit => Count(edit.Line)) + 1;
        var length = part.Where(edit => edit.Sign != other).Sum(edit => Count(edit.Line));
        return length == 1 ? $"{start}" : $"{(length == 0 ? start - 1 : start)},{length}";
    }

    private static IEnumerable<(int From, int To)> Groups(List<(char Sign, string Line)> edits)
    {
        var changed = Enumerable.Range(0, edits.Count).Where(at => edits[at].Sign != ' ').ToList();
        for (var at = 0; at < changed.Count;)
        {
            var last = at;
            while (last + 1 < changed.Count && changed[last + 1] - changed[last] <= (2 * Context) + 1)
                last++;
            yield return (Math.Max(0, changed[at] - Context), Math.Min(edits.Count, changed[last] + Context + 1));
            at = last + 1;
        }
    }

    /// <summary>By the longest common subsequence; removed lines before added ones.</summary>
    private static List<(char Sign, string Line)> Edits(string[] old, string[] @new)
    {
        var longest = new int[old.Length + 1, @new.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = @new.Length - 1; j >= 0; j--)
                longest[i, j] = old[i] == @new[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        List<(char Sign, string Line)> edits = [];
        var (a, b) = (0, 0);
        while (a < old.Length || b < @new.Length)
        {
            if (a < old.Length && b < @new.Length && old[a] == @new[b])
                (edits, a, b) = (With(edits, ' ', old[a]), a + 1, b + 1);
            else if (a < old.Length && (b == @new.Length || longest[a + 1, b] >= longest[a, b + 1]))
                (edits, a) = (With(edits, '-', old[a]), a + 1);
            else
                (edits, b) = (With(edits, '+', @new[b]), b + 1);
        }

        return edits;
    }

    private static List<(char Sign, string Line)> With(List<(char Sign, string Line)> edits, char sign, string line)
    {
        edits.Add((sign, line));
        return edits;
    }
}
