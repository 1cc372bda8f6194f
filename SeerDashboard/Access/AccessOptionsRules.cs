using Microsoft.Extensions.Options;

namespace SeerDashboard.Access;

/// <summary>Says, one line each, which key of <c>Access</c> is wrong and what it may be.</summary>
public sealed class AccessOptionsRules : IValidateOptions<AccessOptions>
{
    /// <summary>Fewest characters of a token or an API key that somebody chose.</summary>
    public const int ShortestSecret = 16;

    private const int MostRequests = 1_000_000;

    private const int MostDays = 366;

    private const string Modes = $"{nameof(AccessMode.BrowserToken)} (default), {nameof(AccessMode.OpenIdConnect)} or {nameof(AccessMode.Unsecured)}";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        string[] wrong = [.. Mode(options), .. Token(options), .. Pace(options), .. options.ApiKeys.SelectMany(Key), .. Twice(options), .. Session(options)];
        return wrong is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Mode(AccessOptions options)
    {
        // Enum.TryParse takes numbers too, which nobody means here.
        var known = Enum.GetNames<AccessMode>().FirstOrDefault(each => each.Equals(options.Mode, StringComparison.OrdinalIgnoreCase));
        if (known is null)
            yield return $"Access:Mode is '{options.Mode}'; it may be {Modes}.";
    }

    private static IEnumerable<string> Token(AccessOptions options)
    {
        if (options.BrowserToken is { Length: > 0 and < ShortestSecret } token)
            yield return $"Access:BrowserToken has {token.Length} characters; it may be any text of at least {ShortestSecret}, or be left out, then one is generated.";
    }

    private static IEnumerable<string> Pace(AccessOptions options)
    {
        if (options.ApiRequestsPerMinute is < 1 or > MostRequests)
            yield return $"Access:ApiRequestsPerMinute is {options.ApiRequestsPerMinute}; it may be 1 to {MostRequests}.";
    }

    private static IEnumerable<string> Session(AccessOptions options)
    {
        if (options.SessionLongestDays is < 1 or > MostDays)
            yield return $"Access:SessionLongestDays is {options.SessionLongestDays}; it may be a whole number of days from 1 to {MostDays}.";
        if (options.SessionIdleDays is < 1 or > MostDays)
            yield return $"Access:SessionIdleDays is {options.SessionIdleDays}; it may be a whole number of days from 1 to {MostDays}.";
        else if (options.SessionIdleDays > options.SessionLongestDays)
            yield return $"Access:SessionIdleDays is {options.SessionIdleDays}; it may be at most Access:SessionLongestDays, which is {options.SessionLongestDays}.";
    }

    private static IEnumerable<string> Key(ApiKeyOptions key, int index)
    {
        var at = $"Access:ApiKeys:{index}";
        if (string.IsNullOrWhiteSpace(key.Name))
            yield return $"{at}:Name is missing; it may be any text that tells whose key it is.";
        if (key.Key.Length < ShortestSecret)
            yield return $"{at}:Key has {key.Key.Length} characters; it may be any text of at least {ShortestSecret}.";
        else if (key.Key.Any(each => each is <= ' ' or > '~'))
            yield return $"{at}:Key has a space or a character outside ASCII; it may be letters, digits and signs, for it travels in a header.";
        if (!Roles.All.Contains(key.Role))
            yield return $"{at}:Role is '{key.Role}'; it may be {string.Join(", ", Roles.All)}.";
    }

    private static IEnumerable<string> Twice(AccessOptions options) =>
    [
        .. Repeated(options, each => each.Name).Select(index => $"Access:ApiKeys:{index}:Name is '{options.ApiKeys[index].Name}' for a second time; it may be any name that no other key has."),
        .. Repeated(options, each => each.Key).Select(index => $"Access:ApiKeys:{index}:Key is the same as another; it may be any text that no other entry has."),
    ];

    private static IEnumerable<int> Repeated(AccessOptions options, Func<ApiKeyOptions, string> part) =>
        options.ApiKeys.Index().Where(each => part(each.Item).Length > 0).GroupBy(each => part(each.Item), StringComparer.Ordinal).SelectMany(same => same.Skip(1)).Select(each => each.Index);
}
