using System.Globalization;
using System.Text.Json;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary>Reads the query string of <c>GET /api/runs</c> (CONTRACT.md, "Reading"). Parameters without a value do not narrow.</summary>
internal sealed class RunQueryString(IQueryCollection query)
{
    private const int GreatestLimit = 200;
    private readonly List<string> _wrong = [];

    /// <summary>What is wrong with it, a sentence for each parameter that is; empty when all could be read.</summary>
    public string Wrong => string.Join(' ', _wrong);

    /// <summary>The filter that it asks for; only good when nothing is <see cref="Wrong"/>.</summary>
    public RunFilter Read() => new()
    {
        States = Words<RunState>("state"),
        Stages = Words<Stage>("stage"),
        Repo = Texts("repo"),
        Project = Texts("project"),
        Issue = Text("issue") is { } issue ? Issue(issue) : null,
        Integration = Texts("integration"),
        Person = Texts("person"),
        Level = Texts("level"),
        Size = AnyOf.These(Words<ChangeSize>("size")),
        Risk = Texts("risk"),
        Text = Text("q"),
        Path = Text("path"),
        Group = Text("group") is { } group && OneOf("group", group, Enum.GetNames<DeskGroup>()) is { } known ? Enum.Parse<DeskGroup>(known) : null,
        Since = Text("since") is { } since ? Time(since) : null,
        Sort = Word<RunSort>("sort"),
        Limit = Text("limit") is { } limit ? Limit(limit) : new RunFilter().Limit,
        Cursor = Text("cursor"),
    };

    private string? Text(string name)
    {
        var values = query[name];
        if (values.Count > 1)
            _wrong.Add($"'{name}' may be given once.");
        return values.Count == 1 && values[0] is { Length: > 0 } value ? value : null;
    }

    private AnyOf<string> Texts(string name) => AnyOf.These(query[name].OfType<string>().Where(value => value.Length > 0));

    private List<T> Words<T>(string name)
        where T : struct, Enum
    {
        List<T> read = [];
        foreach (var word in query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (OneOf(name, word, Enum.GetNames<T>()) is { } known)
                read.Add(Enum.Parse<T>(known));
        }
        return read;
    }

    private T Word<T>(string name)
        where T : struct, Enum =>
        Text(name) is { } word && OneOf(name, word, Enum.GetNames<T>()) is { } known ? Enum.Parse<T>(known) : default;

    private string? OneOf(string name, string word, string[] known)
    {
        var found = Array.Find(known, each => string.Equals(each, word, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            _wrong.Add($"'{name}' may be {string.Join(", ", known.Select(JsonNamingPolicy.CamelCase.ConvertName))}; it was '{word}'.");
        return found;
    }

    private GroupId? Issue(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new GroupId(number);
        _wrong.Add($"'issue' must be Sentry's number of an issue (group_id), a whole number; it was '{text}'.");
        return null;
    }

    private DateTimeOffset? Time(string text)
    {
        if (IsoTime.Parse(text) is { } time)
            return time;
        _wrong.Add($"'since' must be a time in ISO 8601 such as 2026-09-14T08:00:00Z (a + in it is written %2B) or a date; it was '{text}'.");
        return null;
    }

    private int Limit(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= GreatestLimit)
            return limit;
        _wrong.Add($"'limit' must be a whole number from 1 to {GreatestLimit}; it was '{text}'.");
        return 1;
    }
}
