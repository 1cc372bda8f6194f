using System.Buffers;

namespace SeerDashboard.Diffs;

/// <summary>Characters that end a line for Python, and for nobody else (SENTRY.md §5).</summary>
internal static class PythonBreaks
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029");

    /// <summary>How many more lines Python sees in this one; one at its very end is none.</summary>
    public static int In(DiffLine line)
    {
        var count = 0;
        var rest = line.Text.AsSpan();
        while (rest.IndexOfAny(Breaks) is >= 0 and var at && at + 1 < rest.Length)
        {
            count++;
            rest = rest[(at + 1)..];
        }

        return count;
    }
}
