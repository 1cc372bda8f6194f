using System.Text;

namespace SeerDashboard.Benchmarks.Stores;

/// <summary>The body of a delivery with gaps, to be filled for one run after the other.</summary>
public sealed class BodyTemplate
{
    private readonly List<(byte[] Text, int Gap)> _parts = [];

    private BodyTemplate()
    {
    }

    /// <summary>Finds the gaps: wherever one of <paramref name="marks"/> stands, the longest that does.</summary>
    public static BodyTemplate Of(string body, IReadOnlyList<string> marks)
    {
        var template = new BodyTemplate();
        int[] byLength = [.. Enumerable.Range(0, marks.Count).OrderByDescending(mark => marks[mark].Length)];
        var from = 0;
        for (var at = 0; at < body.Length;)
        {
            var gap = Array.Find(byLength, mark => string.CompareOrdinal(body, at, marks[mark], 0, marks[mark].Length) == 0);
            // Array.Find gives 0 for none.
            if (string.CompareOrdinal(body, at, marks[gap], 0, marks[gap].Length) != 0)
            {
                at++;
                continue;
            }

            template._parts.Add((Encoding.ASCII.GetBytes(body[from..at]), gap));
            from = at += marks[gap].Length;
        }

        template._parts.Add((Encoding.ASCII.GetBytes(body[from..]), -1));
        return template;
    }

    /// <summary>The body with <paramref name="values"/> in the gaps, one for each mark.</summary>
    public byte[] Fill(IReadOnlyList<byte[]> values)
    {
        var body = new byte[_parts.Sum(part => part.Text.Length + (part.Gap < 0 ? 0 : values[part.Gap].Length))];
        var at = 0;
        foreach (var (text, gap) in _parts)
        {
            text.CopyTo(body, at);
            at += text.Length;
            if (gap < 0)
                continue;
            values[gap].CopyTo(body, at);
            at += values[gap].Length;
        }

        return body;
    }
}
