using System.Globalization;
using System.Text;
using SeerDashboard.Diffs;

namespace SeerDashboard.Api.Changes;

/// <summary>The lines of one file, in parts that a browser parses and colours without being held up.</summary>
/// <param name="file">Its place in the change set.</param>
/// <param name="diff">The file.</param>
/// <param name="names">Its invisible characters, as <see cref="FileHead.Invisible"/> lists them.</param>
/// <param name="words">What may still be spent on comparing words.</param>
internal sealed class HunkParts(int file, DiffFile diff, IReadOnlyList<string> names, WordBudget words)
{
    private const int Few = 250;
    private const int Many = 400;

    private const Trouble Unread = Trouble.Combined | Trouble.BinaryPatch | Trouble.BadHunk | Trouble.Stray | Trouble.Preamble;

    private readonly bool _mixed = LineEnds.AreMixed(diff);

    /// <summary>In order; last the text as it was sent, where lines alone are less than that.</summary>
    public IEnumerable<HunkPart> All()
    {
        foreach (var hunk in diff.Hunks)
        {
            var (old, @new) = (hunk.OldStart, hunk.NewStart);
            for (int from = 0, to; from < hunk.Lines.Count || from == 0; from = to)
            {
                to = End(hunk.Lines, from);
                var part = Part(hunk, from, to, old, @new);
                yield return part;
                old += part.K.Count(sign => sign != '+');
                @new += part.K.Count(sign => sign != '-');
                if (to == hunk.Lines.Count)
                    break;
            }
        }

        if (IsMore && diff.Patch.Length > 0)
            yield return new() { F = file, P = diff.Patch };
    }

    private bool IsMore => (diff.Trouble & Unread) != Trouble.None || (diff.Hunks.Count == 0 && diff.Status == FileStatus.Unknown);

    /// <summary>Between changes, and where a block of code begins, when there is such a place: colours begin anew there.</summary>
    private static int End(IReadOnlyList<DiffLine> lines, int from)
    {
        if (lines.Count - from <= Many)
            return lines.Count;
        int? between = null;
        for (var at = from + Many; at > from + Few; at--)
        {
            if (lines[at].Kind == DiffLineKind.Added && lines[at - 1].Kind == DiffLineKind.Removed)
                continue;
            if (lines[at].Kind == lines[at - 1].Kind && lines[at].Kind == DiffLineKind.Removed)
                continue;
            between ??= at;
            if (lines[at].Text is [var first, ..] && char.IsLetter(first))
                return at;
        }

        return between ?? from + Many;
    }

    private HunkPart Part(Hunk hunk, int from, int to, int old, int @new)
    {
        var lines = hunk.Lines.Skip(from).Take(to - from).ToList();
        var kinds = new StringBuilder(lines.Count);
        List<string> texts = [];
        List<int[]> invisible = [];
        List<int> ends = [], returns = [];
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            kinds.Append(line.Kind switch { DiffLineKind.Added => '+', DiffLineKind.Removed => '-', _ => ' ' });
            texts.Add(LineEnds.Without(line));
            if (line.NoNewline)
                ends.Add(at);
            if (_mixed && line.Text.EndsWith('\r'))
                returns.Add(at);
            if (names.Count > 0 && Marks(at, texts[at]) is { Length: > 1 } marks)
                invisible.Add(marks);
        }

        var changed = WordRanges.Of(lines, words);
        return new()
        {
            F = file,
            H = from == 0 ? hunk.Header : null,
            O = old,
            N = @new,
            K = kinds.ToString(),
            T = texts,
            W = changed.Count > 0 ? changed : null,
            I = invisible.Count > 0 ? invisible : null,
            E = ends.Count > 0 ? ends : null,
            C = returns.Count > 0 ? returns : null,
        };
    }

    private int[] Marks(int line, string text)
    {
        List<int> marks = [line];
        var at = 0;
        foreach (var piece in InvisibleText.Pieces(text))
        {
            var length = piece.Name is null ? piece.Text.Length : Length(piece.Text);
            if (piece.Name is not null)
                marks.AddRange([at, length, Place(piece)]);
            at += length;
        }

        return [.. marks];
    }

    private int Place(TextPiece piece)
    {
        for (var at = 0; at < names.Count; at++)
        {
            if (string.Equals(names[at], InvisibleNames.Of(piece), StringComparison.Ordinal))
                return at;
        }

        return 0;
    }

    private static int Length(string codePoint) => int.Parse(codePoint.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) > char.MaxValue ? 2 : 1;
}
