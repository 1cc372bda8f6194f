namespace SeerDashboard.Runs;

/// <summary>The words of a query string, read leniently: what cannot be used is noted and left out.</summary>
internal sealed class QueryWords
{
    /// <summary>No value is longer; what is, is cut.</summary>
    public const int Longest = 200;

    /// <summary>No more values of one name are taken.</summary>
    public const int Most = 20;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    /// <summary>Takes it apart.</summary>
    public QueryWords(string? query)
    {
        foreach (var pair in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var name = Plain(pair[..at]);
            if (!_values.TryGetValue(name, out var values))
                _values.Add(name, values = []);
            values.Add(Plain(pair[(at + 1)..]).Trim());
        }
    }

    /// <summary>What was left out, in sentences.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>A value, of several the last; null when there is none.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name) is [.., { Length: > 0 } value] ? Cut(name, value) : null;

    /// <summary>All values.</summary>
    public IEnumerable<string> Texts(string name)
    {
        string[] values = [.. (_values.GetValueOrDefault(name) ?? []).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
        if (values.Length > Most)
            _notes.Add($"'{name}' may be given {Most} times; the others were ignored.");
        return values.Take(Most).Select(value => Cut(name, value));
    }

    private string Cut(string name, string value)
    {
        if (value.Length <= Longest)
            return value;
        _notes.Add($"'{name}' was cut: it may have {Longest} characters.");
        // Never through the middle of a character of two halves.
        return value[..(char.IsHighSurrogate(value[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd();
    }

    /// <summary>A value as one of the words of <typeparamref name="T"/>.</summary>
    public T? OneOf<T>(string name)
        where T : struct, Enum => Text(name) is { } text ? Known<T>(name, text) : null;

    /// <summary>All values as words of <typeparamref name="T"/>.</summary>
    public AnyOf<T> SomeOf<T>(string name)
        where T : struct, Enum => new(Texts(name).Select(text => Known<T>(name, text)).OfType<T>());

    /// <summary>A value as <paramref name="read"/> takes it; <paramref name="may"/> says what it may be.</summary>
    public T? Read<T>(string name, Func<string, T?> read, string may)
        where T : struct => Text(name) is { } text ? Read(name, text, read, may) : null;

    private T? Known<T>(string name, string text)
        where T : struct, Enum =>
        Read<T>(name, text, word => Enum.TryParse<T>(word, ignoreCase: true, out var value) && Word<T>(value)!.Equals(word, StringComparison.OrdinalIgnoreCase) ? value : null,
            "may be " + string.Join(", ", Enum.GetValues<T>().Select(value => Word<T>(value))));

    private T? Read<T>(string name, string text, Func<string, T?> read, string may)
        where T : struct
    {
        var value = read(text);
        if (value is null)
            _notes.Add($"'{name}' {may}; '{text}' was ignored.");
        return value;
    }

    /// <summary>As a query string says it.</summary>
    public static string? Word<T>(T? value)
        where T : struct, Enum => value is { } known ? EnumWord.Of(known) : null;

    /// <summary>A pair for each value.</summary>
    public static IEnumerable<(string Name, string? Value)> Words<T>(string name, AnyOf<T> values)
        where T : struct, Enum => Each(name, values.Values.Select(value => Word<T>(value)!));

    /// <summary>A pair for each value.</summary>
    public static IEnumerable<(string Name, string? Value)> Each(string name, IEnumerable<string> values) => values.Select(value => (name, (string?)value));

    /// <summary>A query string of those that have a value.</summary>
    public static string Write(params IEnumerable<(string Name, string? Value)> pairs)
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
