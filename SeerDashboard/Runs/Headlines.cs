using System.Text;

namespace SeerDashboard.Runs;

/// <summary>The one sentence that says what a run found.</summary>
public static class Headlines
{
    /// <summary>A sentence longer than this is cut after a word.</summary>
    private const int Longest = 220;

    /// <summary>Only the beginning of a text is looked at.</summary>
    private const int Beginning = 4_000;

    /// <summary>A sentence that is not over by then, signs and links included, is cut in any case; the rest need not be looked at.</summary>
    private const int LongestWithMarkup = 1_000;

    private static readonly string[] Abbreviations = ["e.g.", "i.e.", "etc.", "vs.", "cf.", "approx.", "resp.", "incl.", "mr.", "mrs.", "dr.", "st.", "no.", "fig.", "ca.", "max.", "min."];

    /// <summary>Seer's headline or one-liner, else the first sentence of its description; of the plan when there is no root cause. Null when nothing says anything.</summary>
    public static string? Of(SeerRun run)
    {
        if (Text(run.RootCause?.Headline) is { } headline)
            return headline;
        var cause = run.RootCause is { OneLine: true } ? Text(run.RootCause.Summary) : FirstSentence(run.RootCause?.Summary);
        return cause ?? FirstSentence(run.Solution?.Summary);
    }

    /// <summary>The first sentence of a Markdown text, as plain text; a heading only when there is nothing else. Null when there is none.</summary>
    public static string? FirstSentence(string? markdown)
    {
        if (Text(markdown) is not { } text)
            return null;
        var paragraph = FirstParagraph(text.Length > Beginning ? text[..Beginning] : text);
        var plain = Plain(paragraph.Length > LongestWithMarkup ? paragraph[..LongestWithMarkup] : paragraph);
        return Text(Shorten(plain[..EndOfSentence(plain)].Trim()));
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string FirstParagraph(string text)
    {
        var paragraph = new StringBuilder();
        string? heading = null;
        var fenced = false;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            var fence = line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);
            if ((fence || line.Length == 0) && paragraph.Length > 0)
                break;
            fenced ^= fence;
            if (fence || fenced || line.Length == 0)
                continue;
            if (line[0] == '#')
                heading ??= line.TrimStart('#').Trim();
            else
                paragraph.Append(paragraph.Length == 0 ? WithoutMarker(line) : " " + line);
        }

        return paragraph.Length > 0 ? paragraph.ToString() : heading ?? "";
    }

    private static string WithoutMarker(string line)
    {
        var rest = line.TrimStart('>', ' ');
        var digits = rest.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && rest.AsSpan(digits).StartsWith(". "))
            return rest[(digits + 2)..];
        return rest.Length > 1 && rest[0] is '-' or '*' or '+' && rest[1] == ' ' ? rest[2..] : rest;
    }

    /// <summary>Without the signs of code, bold and links; what stands in a code span stays as it is.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        var code = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '`')
                code = !code;
            else if (!code && text.AsSpan(i).StartsWith("**"))
                i++;
            else if (!code && text[i] == '[' && LinkEnd(text, i) is var (label, end))
            {
                plain.Append(label.Replace("`", "", StringComparison.Ordinal));
                i = end;
            }
            else
                plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private static (string Label, int End)? LinkEnd(string text, int start)
    {
        var close = text.IndexOf("](", start, StringComparison.Ordinal);
        var end = close < 0 ? -1 : text.IndexOf(')', close);
        return end < 0 ? null : (text[(start + 1)..close], end);
    }

    private static int EndOfSentence(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '。' or '！' or '？')
                return i + 1;
            var stop = text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]));
            if (stop && !EndsInAbbreviation(text, i))
                return i + 1;
        }

        return text.Length;
    }

    /// <summary><c>e.g.</c>, an initial (<c>J. Smith</c>), or a next word in lower case.</summary>
    private static bool EndsInAbbreviation(string text, int stop)
    {
        if (text[stop] != '.')
            return false;
        var word = text[(text.LastIndexOfAny([' ', '('], stop) + 1)..(stop + 1)];
        var initial = word.Length == 2 && char.IsUpper(word[0]);
        return initial || Abbreviations.Contains(word.ToLowerInvariant()) || (stop + 2 < text.Length && char.IsLower(text[stop + 2]));
    }

    private static string Shorten(string sentence)
    {
        if (sentence.Length <= Longest)
            return sentence;
        var space = sentence.LastIndexOf(' ', Longest);
        var cut = space > Longest / 2 ? space : Longest;
        if (char.IsHighSurrogate(sentence[cut - 1]))
            cut--;
        return sentence[..cut].TrimEnd(' ', ',', ';', ':') + "…";
    }
}
