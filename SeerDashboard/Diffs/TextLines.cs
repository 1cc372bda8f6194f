namespace SeerDashboard.Diffs;

/// <summary>
/// A text by its lines, which end at U+000A and nowhere else: Python ends lines at a dozen characters, but a diff's
/// own line ends are line feeds (SENTRY.md §5).
/// </summary>
internal sealed class TextLines
{
    private readonly string text;
    private readonly List<int> starts = [0];

    /// <summary>Finds the lines of <paramref name="text"/>.</summary>
    public TextLines(string text)
    {
        this.text = text;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end + 1;
            starts.Add(at);
        }
    }

    /// <summary>How many lines; a line feed at the very end begins no line.</summary>
    public int Count => starts.Count - 1;

    /// <summary>A line without its line feed; a carriage return stays.</summary>
    public ReadOnlySpan<char> this[int line]
    {
        get
        {
            var span = text.AsSpan(starts[line]..starts[line + 1]);
            return span is [.., '\n'] ? span[..^1] : span;
        }
    }

    /// <summary>A line without any line end, as a header is read; empty past the last line.</summary>
    public ReadOnlySpan<char> Header(int line) => line < Count ? this[line].TrimEnd('\r') : [];

    /// <summary>The text of some lines, verbatim.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="end">The one after the last.</param>
    public string Verbatim(int first, int end) => text[starts[first]..starts[end]];
}
