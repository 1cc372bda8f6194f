using System.Globalization;
using System.Runtime.InteropServices;

namespace SeerDashboard.Diffs;

/// <summary>What <c>@@ -1,7 +1,6 @@</c> says.</summary>
/// <param name="OldStart">1-based.</param>
/// <param name="OldCount">Lines on the old side; 1 when left out.</param>
/// <param name="NewStart">1-based.</param>
/// <param name="NewCount">Lines on the new side; 1 when left out.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HunkHeader(int OldStart, int OldCount, int NewStart, int NewCount)
{
    /// <summary>Greater numbers are no line numbers, and would overflow while counting on.</summary>
    private const int Greatest = 1_000_000_000;

    /// <summary>Reads a header line; null when it is none.</summary>
    public static HunkHeader? Read(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("@@ -", StringComparison.Ordinal))
            return null;
        var rest = line[4..];
        var middle = rest.IndexOf(' ');
        if (middle < 0 || Range(rest[..middle]) is not { } old)
            return null;
        rest = rest[(middle + 1)..];
        var end = rest.IndexOf(" @@", StringComparison.Ordinal);
        if (end < 1 || rest[0] != '+' || Range(rest[1..end]) is not { } @new)
            return null;
        return new(old.Start, old.Count, @new.Start, @new.Count);
    }

    private static (int Start, int Count)? Range(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        var count = 1;
        if (!Number(comma < 0 ? text : text[..comma], out var start) || (comma >= 0 && !Number(text[(comma + 1)..], out count)))
            return null;
        return (start, count);
    }

    private static bool Number(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= Greatest;
}
