using System.Buffers;
using System.Text.RegularExpressions;

namespace SeerDashboard.Diffs.Risk;

/// <summary>Texts that look like a key, a token or a password. What is said of them never repeats them.</summary>
internal static partial class SecretRisks
{
    private static readonly (string Group, string What)[] Known =
    [
        ("aws", "an access key of AWS"), ("github", "a token of GitHub"), ("gitlab", "a token of GitLab"), ("slack", "a token of Slack"), ("stripe", "a live key of Stripe"),
        ("google", "a key of Google"), ("pem", "a private key"), ("sentry", "a token of Sentry"), ("npm", "a token of npm"), ("model", "a key of a model's provider"),
        ("jwt", "a signed token (JWT)"), ("mail", "a key of SendGrid"), ("hook", "the address of a Slack webhook"),
    ];

    private static readonly string[] Placeholders =
        ["example", "changeme", "change_me", "change-me", "placeholder", "your", "xxxx", "dummy", "redacted", "insert", "sample", "todo", "****", "....", "${", "{{", "<", "%(", "test", "fake", "secret", "password", "process.env"];

    private static readonly SearchValues<string> FormatWorth = SearchValues.Create(
        [
            "AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxa-", "xoxb-", "xoxp-", "xoxr-", "xoxs-", "sk_live_", "rk_live_", "AIza", "PRIVATE KEY-----", "sntrys_", "sntryu_",
            "npm_", "sk-", "eyJ", "SG.", "hooks.slack.com",
        ],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> NameWorth = SearchValues.Create(
        ["password", "passwd", "pwd", "secret", "token", "api_key", "apikey", "api-key", "private_key", "private-key", "privatekey", "access_key", "access-key", "accesskey"], StringComparison.OrdinalIgnoreCase);

    /// <summary>What the line seems to hold, as a sentence; null when it holds nothing of the kind.</summary>
    /// <param name="text">The line.</param>
    /// <param name="guess">Also by the name of what is set: in tests that would be wrong most of the time.</param>
    /// <param name="settings">The file is no program text, so values stand without quotes.</param>
    public static string? Why(string text, bool guess, bool settings)
    {
        if (text.AsSpan().ContainsAny(FormatWorth) && Formats().Match(text) is { Success: true } match)
            return $"This looks like {Known.First(known => match.Groups[known.Group].Success).What}.";
        if (!guess)
            return null;
        if (text.Contains("://", StringComparison.Ordinal) && text.Contains('@', StringComparison.Ordinal) && Address().Match(text) is { Success: true } address && !IsPlaceholder(address.Groups["value"].Value))
            return "This address seems to hold a password.";
        if (!text.AsSpan().ContainsAny(NameWorth))
            return null;
        var named = Named().Match(text) is { Success: true } quoted ? quoted : settings && Setting().Match(text) is { Success: true } bare ? bare : null;
        return named is not null && IsRandom(named.Groups["value"].Value) ? "This looks like a password or a key that is written down." : null;
    }

    /// <summary>Letters and digits in one, and no name of something.</summary>
    private static bool IsRandom(string value) =>
        value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter) && !IsPlaceholder(value) && !Identifier().IsMatch(value)
        && value[0] is not ('/' or '$' or '%' or '{' or '.') && !value.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static bool IsPlaceholder(string value) =>
        value[0] is '$' or '{' or '%' || value.Contains('(', StringComparison.Ordinal) || Placeholders.Any(part => value.Contains(part, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b(?<aws>(?:AKIA|ASIA)[0-9A-Z]{16})\b|\b(?<github>gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22})|\b(?<gitlab>glpat-[\w-]{20})|\b(?<slack>xox[abprs]-[\w-]{10})|\b(?<stripe>[sr]k_live_[0-9A-Za-z]{16})|\b(?<google>AIza[\w-]{35})|(?<pem>-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----)|\b(?<sentry>sntry[su]_[\w=+/-]{20})|\b(?<npm>npm_[A-Za-z0-9]{36})|\b(?<model>sk-(?:ant|proj)-[\w-]{20}|sk-[A-Za-z0-9]{40})|\b(?<jwt>eyJ[\w-]{10,500}\.eyJ[\w-]{10,500}\.[\w-]{10})|\b(?<mail>SG\.[\w-]{22}\.[\w-]{43})|(?<hook>hooks\.slack\.com/services/T\w{5,20}/B\w{5,20}/\w{16})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Formats();

    [GeneratedRegex(@"://[^\s:@/""'<>]{1,60}:(?<value>[^\s:@/""'<>]{3,100})@[\w.-]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:password|passwd|pwd|secret|token|api[_-]?key|private[_-]?key|access[_-]?key)\w{0,20}[""']?\]?\s{0,8}(?::=|=>|=|:)\s{0,8}[""'`](?<value>[^""'`\s]{8,200})[""'`]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\s{0,40}(?:-\s|export\s|ENV\s)?\s{0,8}[\w.-]{0,60}(?:secret|token|password|api[_-]?key|access[_-]?key)[\w.-]{0,20}\s{0,8}[=:]\s{0,8}(?<value>[^\s""'#]{12,200})\s{0,8}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^[A-Za-z]{1,40}[0-9]?(?:[_.:/-][A-Za-z]{1,40}[0-9]{0,2}){0,20}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();
}
