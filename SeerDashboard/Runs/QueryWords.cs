using System.Text.Json;

namespace SeerDashboard.Runs;

/// <summary>The words of a query string, read leniently: what cannot be used is noted and left out.</summary>
internal sealed class QueryWords
{
    /// <summary>No value is longer; what is, is cut.</summary>
    public const int Longest = 200;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    /// <summary>Takes it apart; of a name that is given twice the last value counts.</summary>
    public QueryWords(string? query)
    {
        foreach (var pair in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
                _values[Plain(pair[..at])] = Plain(pair[(at + 1)..]).Trim();
        }
    }

    /// <summary>What was left out, in sentences.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>A value; null when there is none.</summary>
    public string? Text(string name)
    {
        if (!_values.TryGetValue(name, out var value) || value.Length == 0)
            return null;
        if (value.Length <= Longest)
            return value;
        _notes.Add($"'{name}' was cut: it may have {Longest} characters.");
        // Never through the middle of a character of two halves.
        return value[..(char.IsHighSurrogate(value[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd();
    }

    /// <summary>A value as one of the words of <typeparamref name="T"/>.</summary>
    public T? OneOf<T>(string name)
        where T : struct, Enum =>
        Read<T>(name, text => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Word<T>(value)!.Equals(text, StringComparison.OrdinalIgnoreCase) ? value : null,
            "may be " + string.Join(", ", Enum.GetValues<T>().Select(value => Word<T>(value))));

    /// <summary>A value as <paramref name="read"/> takes it; <paramref name="may"/> says what it may be.</summary>
    public T? Read<T>(string name, Func<string, T?> read, string may)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        var value = read(text);
        if (value is null)
            _notes.Add($"'{name}' {may}; '{text}' was ignored.");
        return value;
    }

    /// <summary>As a query string says it.</summary>
    public static string? Word<T>(T? value)
        where T : struct, Enum => value is { } known ? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : null;

    /// <summary>A query string of those that have a value.</summary>
    public static string Write(params ReadOnlySpan<(string Name, string? Value)> pairs)
    {
        var written = new List<string>();
        foreach (var (name, value) in pairs)
        {
            if (!string.IsNullOrEmpty(value))
                written.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        return string.Join('&', written);
    }

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
