using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using SeerDashboard.Diffs;

namespace SeerDashboard.Runs.Telling;

/// <summary>Untrusted text as one line of Markdown.</summary>
internal static partial class OneLine
{
    private static readonly SearchValues<char> Everything = SearchValues.Create("\\`*_[]<~|&");
    private static readonly SearchValues<char> AllButEmphasis = SearchValues.Create("\\`[]<~|&");

    /// <summary>On one line, with everything in it to be seen; nothing escaped.</summary>
    public static string Of(string text) => Space().Replace(InvisibleText.Marked(text), " ").Trim();

    /// <summary>Plain text, such as a title: no sign in it means anything to Markdown, and it calls nobody.</summary>
    public static string Plain(string text) => Mentions.SilencedText(Literal(text));

    /// <summary>The same inside a link, where nothing is taken for a mention.</summary>
    public static string Literal(string text) => EscapeStart(Escaped(Of(text), Everything));

    /// <summary>A sentence in which a language model may have marked code and emphasis, and nothing else of Markdown; it begins no block.</summary>
    public static string Prose(string text)
    {
        var line = Of(text);
        var escaped = new StringBuilder(line.Length + 8);
        var at = 0;
        foreach (var (start, end) in Code(line))
        {
            escaped.Append(Mentions.SilencedText(Escaped(line[at..start], AllButEmphasis))).Append(line, start, end - start);
            at = end;
        }

        return EscapeStart(escaped.Append(Mentions.SilencedText(Escaped(line[at..], AllButEmphasis))).ToString());
    }

    /// <summary>The same in bold; emphasis of its own would end that.</summary>
    public static string Bold(string text) => $"**{(text.Contains('*', StringComparison.Ordinal) ? Plain(text) : Prose(text))}**";

    /// <summary>The same for several lines.</summary>
    public static string Paragraphs(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Prose)).Trim('\n');

    /// <summary>Where code stands between two runs of as many backticks; one that is left open is no code.</summary>
    private static IEnumerable<(int Start, int End)> Code(string line)
    {
        Match[] runs = [.. Backticks().Matches(line).Cast<Match>()];
        for (var at = 0; at < runs.Length; at++)
        {
            var end = Array.FindIndex(runs, at + 1, run => run.Length == runs[at].Length);
            if (end < 0)
                continue;
            yield return (runs[at].Index, runs[end].Index + runs[end].Length);
            at = end;
        }
    }

    private static string Escaped(string text, SearchValues<char> marks)
    {
        if (!text.AsSpan().ContainsAny(marks))
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            if (marks.Contains(text[at]) && !MeansNothing(text, at))
                escaped.Append('\\');
            escaped.Append(text[at]);
        }

        return escaped.ToString();
    }

    /// <summary>An underline inside a word, as in user_id, and an ampersand that begins no entity.</summary>
    private static bool MeansNothing(string text, int at) => text[at] switch
    {
        '_' => at > 0 && at < text.Length - 1 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]),
        '&' => at == text.Length - 1 || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '#'),
        _ => false,
    };

    /// <summary>What would begin a heading, a list, a quotation, a rule or a command to a Git host (<c>/close</c>) is text; fences are escaped already.</summary>
    private static string EscapeStart(string line)
    {
        var start = BlockStart().Match(line);
        return start.Success ? line.Insert(start.Groups["mark"].Index, "\\") : line;
    }

    [GeneratedRegex("`+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Backticks();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();

    [GeneratedRegex(@"^(?:(?<mark>#)#{0,5}(?: |$)|(?<mark>>)|(?<mark>[-+*])(?: |$)|[0-9]{1,9}(?<mark>[.)])(?: |$)|(?<mark>[-*_=])[-*_= ]*$|(?<mark>/)(?=[A-Za-z]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlockStart();
}
