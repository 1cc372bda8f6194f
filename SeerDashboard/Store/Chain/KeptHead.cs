using System.Globalization;
using System.Text.RegularExpressions;

namespace SeerDashboard.Store.Chain;

/// <summary>
/// An end of the chain as it is kept elsewhere, written <c>N:HASH</c>. Whoever can write to the store can also write its own head:
/// only one that lies out of their reach proves that the end of the log is still there.
/// </summary>
/// <param name="Sequence">The delivery it ends with; 0 for an empty log.</param>
/// <param name="Hash">Its link, lowercase hex.</param>
internal sealed partial record KeptHead(long Sequence, string Hash)
{
    /// <summary>As <c>verify</c> and the settings page write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");

    /// <summary>The last one in a text; null when there is none.</summary>
    public static KeptHead? In(string text) =>
        Pattern().Matches(text) is [.., { } last] && long.TryParse(last.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new(count, last.Groups["hash"].Value.ToLowerInvariant())
            : null;

    /// <summary>From the argument itself, or from the file that it names; null when there is none in either.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<KeptHead?> OfAsync(string argument, CancellationToken cancel) =>
        In(argument) ?? (File.Exists(argument) ? In(await File.ReadAllTextAsync(argument, cancel)) : null);

    [GeneratedRegex(@"\b(?<count>\d{1,18}):(?<hash>[0-9a-fA-F]{64})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
