using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary>Reads the query string of <c>GET /api/deliveries</c> and of the export. Parameters without a value do not narrow.</summary>
internal sealed class DeliveryQueryString(IQueryCollection query)
{
    private readonly List<string> _wrong = [];

    /// <summary>What is wrong with it, a sentence for each parameter that is; empty when all could be read.</summary>
    public string Wrong => string.Join(' ', _wrong);

    /// <summary>The filter that it asks for; only good when nothing is <see cref="Wrong"/>.</summary>
    public DeliveryFilter Filter() => new()
    {
        Outcome = Text("outcome") is { } outcome ? Outcome(outcome) : null,
        Resource = Text("resource"),
        Action = Text("action"),
        Run = Number("run") is { } run ? new RunId(run) : null,
        Issue = Number("issue") is { } issue ? new GroupId(issue) : null,
        Integration = Text("integration"),
        Since = Time("since"),
        Until = Time("until"),
        Text = Text("q"),
        InBodies = Text("in") is { } where && In(where),
    };

    /// <summary>The page that it asks for.</summary>
    public DeliveryPaging Paging() => new()
    {
        Before = Number("cursor"),
        Limit = Number("limit") is { } limit ? Limit(limit) : new DeliveryPaging().Limit,
    };

    private string? Text(string name)
    {
        var values = query[name];
        if (values.Count > 1)
            _wrong.Add($"'{name}' may be given once.");
        return values.Count == 1 && values[0] is { Length: > 0 } value ? value : null;
    }

    private long? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        _wrong.Add(name == "cursor" ? "'cursor' must be the 'next' of the page before, unchanged." : $"'{name}' must be a whole number; it was '{text}'.");
        return null;
    }

    private DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (IsoTime.Parse(text) is { } time)
            return time;
        _wrong.Add($"'{name}' must be a time in ISO 8601 such as 2026-09-14T08:00:00Z (a + in it is written %2B) or a date; it was '{text}'.");
        return null;
    }

    private Outcome? Outcome(string text)
    {
        if (Array.Find(Enum.GetValues<Outcome>(), each => string.Equals(each.ToString(), text, StringComparison.OrdinalIgnoreCase)) is var found && string.Equals(found.ToString(), text, StringComparison.OrdinalIgnoreCase))
            return found;
        _wrong.Add($"'outcome' may be applied, duplicate, stored, unreadable; it was '{text}'.");
        return null;
    }

    private bool In(string where)
    {
        if (where != "bodies")
            _wrong.Add($"'in' may be bodies, to look for 'q' in them; it was '{where}'.");
        return true;
    }

    private int Limit(long limit)
    {
        if (limit is >= 1 and <= 200)
            return (int)limit;
        _wrong.Add($"'limit' must be a whole number from 1 to 200; it was '{limit}'.");
        return 1;
    }
}
