using System.Text.RegularExpressions;

namespace SeerDashboard.Components.Review;

/// <summary>Commands for any POSIX shell that take a run's changes into a clone.</summary>
internal static partial class HandOverCommands
{
    /// <summary>Fetches the patch with a key and applies it.</summary>
    /// <param name="address">Absolute address of the patch.</param>
    public static string Apply(string address) => $"curl -fsS -H \"Authorization: Bearer $SEER_KEY\" {Quoted(address)} | git apply";

    /// <summary>Fetches a branch and goes to it; null when the name is none that git takes.</summary>
    public static string? Switch(string? branch) =>
        branch is { Length: > 0 and <= 250 } && IsBranch(branch) ? $"git fetch origin {Quoted(branch)} && git switch {Quoted(branch)}" : null;

    /// <summary>git-check-ref-format(1), and nothing that a command would take for an option.</summary>
    private static bool IsBranch(string name) =>
        !Never().IsMatch(name) && !name.StartsWith('-') && !name.EndsWith('.') && name != "@"
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));

    /// <summary>Between single quotes nothing means anything to a shell but the quote itself.</summary>
    private static string Quoted(string text) => Plain().IsMatch(text) ? text : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    [GeneratedRegex(@"[\p{C}\p{Z} ~^:?*\[\\]|\.\.|@\{", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Never();

    [GeneratedRegex(@"^[A-Za-z0-9._/-]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
