namespace SeerDashboard.Diffs;

/// <summary>
/// Reads one hunk by the counts of its header, because a removed line <c>-- x</c> looks like the header <c>--- x</c>.
/// Counts may be off: Python counts lines that end at U+000B, U+000C, U+001C–1E, U+0085, U+2028 or U+2029 and that a
/// line feed does not end (SENTRY.md §5). So the next header ends a hunk that says it is longer, and lines with a sign
/// go on with one that says it is shorter.
/// </summary>
/// <param name="text">The whole text.</param>
/// <param name="header">What the hunk says of itself.</param>
internal sealed class HunkReader(TextLines text, HunkHeader header)
{
    private const int UsualContext = 3;

    private readonly List<DiffLine> lines = [];
    private int oldLeft = header.OldCount;
    private int newLeft = header.NewCount;
    private int oldNumber = header.OldStart;
    private int newNumber = header.NewStart;

    /// <summary>What did not fit.</summary>
    public Trouble Trouble { get; private set; }

    /// <summary>Reads the hunk whose header is line <paramref name="at"/>, and leaves that at the line after it.</summary>
    public Hunk Read(ref int at)
    {
        var title = text.Header(at++).ToString();
        for (; at < text.Count && !Ends(at); at++)
            Take(text[at]);
        if (oldLeft != 0 || newLeft != 0)
            Trouble |= IsCutShort() ? Trouble.Counts | Trouble.CutShort : Trouble.Counts;
        return new(title, header.OldStart, header.NewStart, lines);
    }

    /// <summary>
    /// Lines are missing, unless Python counted more of them than there are, or what came lacks nothing but empty context at its end,
    /// which trimming a text takes away.
    /// </summary>
    private bool IsCutShort()
    {
        var oldExtra = lines.Where(line => line.Kind != DiffLineKind.Added).Sum(PythonBreaks.In);
        var newExtra = lines.Where(line => line.Kind != DiffLineKind.Removed).Sum(PythonBreaks.In);
        if (oldLeft <= oldExtra && newLeft <= newExtra)
            return false;
        var context = lines.AsEnumerable().Reverse().TakeWhile(line => line.Kind == DiffLineKind.Context).Count();
        return lines.Count == 0 || oldLeft != newLeft || context + oldLeft > UsualContext;
    }

    private bool Ends(int at)
    {
        var line = text[at];
        if (oldLeft > 0 || newLeft > 0)
            return HunkHeader.Read(text.Header(at)) is not null || FileStarts.Git(text, at) || FileStarts.Other(text, at) || IsNextFile(at);
        return line is not (['\\', ..] or ['+', ..] or ['-', ..] or [' ', ..]) || FileStarts.Plain(text, at) || text.Header(at) is "-- ";
    }

    /// <summary>
    /// Two lines that look like a file's header, while lines are still due. A hunk header behind them means that the
    /// next file begins, for a hunk ends with context when another one of its file follows – unless the diff was made
    /// without context, so that this hunk removes lines and then adds them; exactly these two lines are due, the second
    /// as the only one it adds; the two do not name the same file; and the next hunk lies further down.
    /// </summary>
    private bool IsNextFile(int at)
    {
        if (!FileStarts.Plain(text, at))
            return false;
        if (HunkHeader.Read(text.Header(at + 2)) is not { } next)
            return oldLeft <= 0 || newLeft <= 0;
        return !(oldLeft == 1 && newLeft == 1 && header.NewCount == 1 && next.OldStart >= header.OldStart + header.OldCount)
            || text.Header(at)[4..].SequenceEqual(text.Header(at + 1)[4..]);
    }

    private void Take(ReadOnlySpan<char> line)
    {
        switch (line)
        {
            case ['\\', ..]:
                if (lines.Count > 0)
                    lines[^1] = lines[^1] with { NoNewline = true };
                break;
            case ['+', ..]:
                newLeft--;
                lines.Add(new(DiffLineKind.Added, line[1..].ToString(), null, newNumber++));
                break;
            case ['-', ..]:
                oldLeft--;
                lines.Add(new(DiffLineKind.Removed, line[1..].ToString(), oldNumber++, null));
                break;
            default:
                // Editors and mailers take the lone space of an empty context line away.
                var signed = line is [' ', ..];
                if (!signed && line is not ([] or ['\r']))
                    Trouble |= Trouble.NoSign;
                oldLeft--;
                newLeft--;
                lines.Add(new(DiffLineKind.Context, (signed ? line[1..] : line).ToString(), oldNumber++, newNumber++));
                break;
        }
    }
}
