using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Deliveries;

/// <summary>Reads the query string of the page.</summary>
internal sealed class LogQuery(string uri)
{
    private readonly Dictionary<string, StringValues> _query = QueryHelpers.ParseQuery(new Uri(uri).Query);

    private readonly List<string> _wrong = [];

    /// <summary>What it asks for.</summary>
    public LogAddress Address()
    {
        var address = new LogAddress
        {
            Filter = new()
            {
                Outcome = Read("outcome", text => Enum.TryParse<Outcome>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : (Outcome?)null),
                Resource = Text("resource"),
                Action = Text("action"),
                Run = Number("run") is { } run ? new RunId(run) : null,
                Issue = Number("issue") is { } issue ? new GroupId(issue) : null,
                Integration = Text("integration"),
                Since = Time("since"),
                Until = Time("until"),
                Text = Text("q"),
                InBodies = Text("in") == "bodies",
            },
            Before = Number("before"),
            After = Number("after"),
            Open = Number("id"),
        };
        return address with { LeftOut = _wrong.Count == 0 ? null : string.Join(", ", _wrong) };
    }

    private string? Text(string name) => _query.TryGetValue(name, out var values) && values[^1]?.Trim() is { Length: > 0 } value ? value : null;

    private long? Number(string name) => Read(name, text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (long?)null);

    private DateTimeOffset? Time(string name) => Read(name, IsoTime.Parse);

    private T? Read<T>(string name, Func<string, T?> read)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        var value = read(text);
        if (value is null)
            _wrong.Add(name);
        return value;
    }
}
