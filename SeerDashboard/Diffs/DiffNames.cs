using System.Text;

namespace SeerDashboard.Diffs;

/// <summary>File names as diffs write them.</summary>
internal static class DiffNames
{
    /// <summary>Stands for the side on which the file does not exist.</summary>
    public const string Nowhere = "/dev/null";

    /// <summary>What stands behind a backslash, and what it means.</summary>
    private const string Letters = "abtnvfr\"\\";
    private const string Escaped = "\a\b\t\n\v\f\r\"\\";

    /// <summary>The name after <c>--- </c> or <c>+++ </c>: C-quoted by git, else up to a tab, after which a time may stand.</summary>
    public static string Read(ReadOnlySpan<char> rest)
    {
        if (Unquote(rest, out var after) is { } name && (after == rest.Length || rest[after] == '\t'))
            return name;
        var tab = rest.IndexOf('\t');
        return (tab < 0 ? rest : rest[..tab]).ToString();
    }

    /// <summary>Both names after <c>diff --git </c>, prefixes included. Unquoted names with spaces are told apart by their being the same file.</summary>
    public static (string Old, string New) Split(ReadOnlySpan<char> rest)
    {
        if (Unquote(rest, out var after) is { } old)
            return (old, Read(rest[after..].TrimStart(' ')));
        if (rest.IndexOf(" \"", StringComparison.Ordinal) is >= 0 and var quote && Unquote(rest[(quote + 1)..], out after) is { } @new
            && quote + 1 + after == rest.Length)
            return (rest[..quote].ToString(), @new);
        var half = rest.Length / 2;
        if (rest.Length % 2 == 1 && rest[half] == ' ' && Rest(rest[..half]).SequenceEqual(Rest(rest[(half + 1)..])))
            return (rest[..half].ToString(), rest[(half + 1)..].ToString());
        var cut = rest.IndexOf(" b/", StringComparison.Ordinal);
        if (cut < 0)
            cut = rest.IndexOf(' ');
        return cut < 0 ? (rest.ToString(), rest.ToString()) : (rest[..cut].ToString(), rest[(cut + 1)..].ToString());
    }

    /// <summary>Whether both names carry a one-letter prefix (<c>a/</c> and <c>b/</c>, or <c>i/</c> and <c>w/</c>, …) before the same rest.</summary>
    public static bool ArePrefixed(string old, string @new) =>
        old.Length > 2 && old[1] == '/' && @new.Length > 2 && @new[1] == '/' && old[0] != @new[0]
        && old.AsSpan(2).SequenceEqual(@new.AsSpan(2));

    /// <summary>Whether git's own prefixes stand before names that differ.</summary>
    public static bool AreGit(string old, string @new) =>
        (old == Nowhere || old.StartsWith("a/", StringComparison.Ordinal)) && (@new == Nowhere || @new.StartsWith("b/", StringComparison.Ordinal));

    /// <summary>The name without its one-letter prefix.</summary>
    public static string Strip(string name) => name == Nowhere || name.Length < 3 || name[1] != '/' ? name : name[2..];

    /// <summary>git's C-quoting: octal bytes of UTF-8 and the escapes of C.</summary>
    /// <param name="text">Begins with the quote.</param>
    /// <param name="after">Where the text goes on behind the closing quote.</param>
    /// <returns>Null when this is no quoted name.</returns>
    public static string? Unquote(ReadOnlySpan<char> text, out int after)
    {
        after = 0;
        if (text is not ['"', ..])
            return null;
        var name = new StringBuilder();
        List<byte> bytes = [];
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                Flush(name, bytes);
                after = at + 1;
                return name.ToString();
            }

            if (text[at] != '\\')
            {
                Flush(name, bytes);
                name.Append(text[at]);
            }
            else if (!Escape(text, ref at, bytes))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>As git writes it: in quotes when it holds bytes that are no plain ASCII, a quote or a backslash.</summary>
    public static string Quote(string name)
    {
        if (name.All(character => character is >= ' ' and < '\u007f' and not ('"' or '\\')))
            return name;
        var quoted = new StringBuilder("\"");
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            var plain = Escaped.IndexOf((char)value, StringComparison.Ordinal);
            if (plain >= 0)
                quoted.Append('\\').Append(Letters[plain]);
            else if (value is < 0x20 or >= 0x7f)
                quoted.Append('\\').Append((char)('0' + (value >> 6))).Append((char)('0' + ((value >> 3) & 7))).Append((char)('0' + (value & 7)));
            else
                quoted.Append((char)value);
        }

        return quoted.Append('"').ToString();
    }

    private static bool Escape(ReadOnlySpan<char> text, ref int at, List<byte> bytes)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (next is >= '0' and <= '3' && at + 3 < text.Length && text[at + 2] is >= '0' and <= '7' && text[at + 3] is >= '0' and <= '7')
        {
            bytes.Add((byte)(((next - '0') * 64) + ((text[at + 2] - '0') * 8) + (text[at + 3] - '0')));
            at += 3;
            return true;
        }

        var plain = Letters.IndexOf(next, StringComparison.Ordinal);
        if (plain < 0)
            return false;
        bytes.Add((byte)Escaped[plain]);
        at++;
        return true;
    }

    private static void Flush(StringBuilder name, List<byte> bytes)
    {
        if (bytes.Count == 0)
            return;
        name.Append(Encoding.UTF8.GetString([.. bytes]));
        bytes.Clear();
    }

    private static ReadOnlySpan<char> Rest(ReadOnlySpan<char> name) => name is [_, '/', ..] ? name[2..] : name;
}
