using System.Buffers;
using System.Text.RegularExpressions;

namespace SeerDashboard.Diffs.Risk;

/// <summary>Queries and command lines that a program puts together from strings.</summary>
internal static partial class StringRisks
{
    private static readonly SearchValues<string> SqlWorth = SearchValues.Create(["select ", "insert into", "update ", "delete from", "drop table", "where "], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> ShellWorth = SearchValues.Create(
        ["system(", "popen", "getoutput", "shell", "passthru", "exec(", "execsync(", "process.start", "sh -c", "\"-c\"", "'-c'"], StringComparison.OrdinalIgnoreCase);

    /// <summary>A statement beside a value that is written into it, and no call that makes a parameter of it.</summary>
    public static bool IsSql(string text) => text.AsSpan().ContainsAny(SqlWorth)
        && ((Statement().IsMatch(text) && Builds().IsMatch(text)) || Condition().IsMatch(text)) && !Parameters().IsMatch(text);

    /// <summary>A call of a shell beside a value that is written into its command, or with a command that is not written there.</summary>
    public static bool IsShell(string text) => text.AsSpan().ContainsAny(ShellWorth)
        && (Handed().IsMatch(text) || (Call().IsMatch(text) && Builds().IsMatch(text)) || (Flag().IsMatch(text) && !Constant().IsMatch(text)));

    [GeneratedRegex(@"[""'`]\s{0,8}(?:SELECT\s[^""'`]{1,300}\sFROM\s|INSERT\s+INTO\s|UPDATE\s[^""'`]{1,100}\sSET\s|DELETE\s+FROM\s|DROP\s+TABLE\s|SELECT\s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Statement();

    /// <summary>A condition that compares with a value written into it: a line of a longer text.</summary>
    [GeneratedRegex(@"\bWHERE\s+[\w.]{1,60}\s*(?:=|<|>|LIKE|IN)\s*\(?['""%]{0,2}[$#]?\{", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Condition();

    /// <summary>Interpolated, joined by <c>+</c> with something that is no other literal, or formatted.</summary>
    [GeneratedRegex(@"\b[fF][rR]?(?:""|')[^\r\n]{0,400}\{|\$@?""[^\r\n]{0,400}\{|[$#]\{|[""'`]\s?\+\s?[A-Za-z_(]|[\w)\]]\s?\+\s?[""'`]|[""']{1,3}\s?%\s?[A-Za-z_({]|[""']\s?\.\s?\$|[""'][^""'\r\n]{0,300}[^$\\]\$[a-z_]\w{0,40}\b|\.format\(|\b(?:String\.[fF]ormat|sprintf|Sprintf|format!)\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Builds();

    [GeneratedRegex(@"\b(?:FromSql|FromSqlInterpolated|ExecuteSql|ExecuteSqlAsync|ExecuteSqlInterpolated|ExecuteSqlInterpolatedAsync|SqlQuery)(?:<\w{1,60}>)?\(|\b(?:sql|SQL|queryRaw|executeRaw)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameters();

    [GeneratedRegex(@"\b(?:os\.system|os\.popen|subprocess\.getoutput|shell_exec|passthru|child_process\.exec|child_process\.execSync|getRuntime\(\)\.exec|Process\.Start)\(|(?<![.\w])(?:exec|execSync|system|popen)\(|\b(?:ba|z)?sh\s+-c\b|[""'](?:/bin/)?(?:ba|z)?sh[""'],\s?[""']-c[""']", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"\bos\.(?:system|popen)\(\s?[A-Za-z_][\w.]{0,80}\s?\)|[""'](?:/bin/)?(?:ba|z)?sh[""'],\s?[""']-c[""'],\s?[A-Za-z_]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Handed();

    [GeneratedRegex(@"\bshell\s?=\s?True\b|\bshell:\s?true\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Flag();

    [GeneratedRegex(@"\(\s?(?:""[^""]{0,300}""|'[^']{0,300}')\s?,", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constant();
}
