using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Api;

/// <summary>What a query string asks of the log of actions; what is wrong in it is said, not ignored.</summary>
internal sealed class AuditQueryString(IQueryCollection query)
{
    private const int Usually = 100;
    private const int Most = 1_000;

    private readonly List<string> _wrong = [];

    /// <summary>One sentence for each wrong value.</summary>
    public string Wrong => string.Join(' ', _wrong);

    /// <summary>Which rows.</summary>
    public AuditFilter Filter() => new()
    {
        Who = Text("who"),
        Action = Action(),
        Run = Number("run") is { } run ? new RunId(run) : null,
        Since = Time("since"),
        Until = Time("until"),
    };

    /// <summary>From where, and how many.</summary>
    public (long? Before, int Limit) Paging()
    {
        var limit = Number("limit") ?? Usually;
        if (limit is < 1 or > Most)
            _wrong.Add($"'limit' must be a whole number from 1 to {Most}; it was '{Text("limit")}'.");
        return (Number("cursor"), (int)Math.Clamp(limit, 1, Most));
    }

    private string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private AuditAction? Action()
    {
        if (Text("action") is not { } word)
            return null;
        foreach (var action in Enum.GetValues<AuditAction>())
        {
            if (EnumWord.Of(action).Equals(word, StringComparison.OrdinalIgnoreCase))
                return action;
        }

        _wrong.Add($"'action' may be {string.Join(", ", Enum.GetValues<AuditAction>().Select(EnumWord.Of))}; it was '{word}'.");
        return null;
    }

    private long? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        _wrong.Add($"'{name}' must be a whole number; it was '{text}'.");
        return null;
    }

    private DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (IsoTime.Parse(text) is { } time)
            return time;
        _wrong.Add($"'{name}' must be a time such as 2026-11-24T09:30Z or a day such as 2026-11-24; it was '{text}'.");
        return null;
    }
}
