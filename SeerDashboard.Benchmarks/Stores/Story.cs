using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SeerDashboard.Samples;

namespace SeerDashboard.Benchmarks.Stores;

/// <summary>A sample run as a pattern for many: other numbers, other words in its texts, other repositories and files.</summary>
public sealed partial class Story
{
    private const string Title = "QWZXTITLE";
    private const string Cause = "QWZXCAUSE";
    private const string Plan = "QWZXPLAN";

    private readonly List<string> _marks;

    private readonly List<(string Name, bool IsRepo)> _names;

    private Story(SampleRun run)
    {
        var bodies = run.Deliveries.Select(delivery => JsonNode.Parse(delivery.Body)!.AsObject()).ToList();
        bodies.ForEach(Mark);
        var repos = Names(bodies, "repo_name").Concat(bodies.SelectMany(body => (body["data"]?["code_changes"] as JsonObject ?? []).Select(repo => repo.Key))).Where(name => name != "N/A").Distinct(StringComparer.Ordinal).ToList();
        var paths = Names(bodies, "path").Concat(Names(bodies, "file_path")).Concat(Names(bodies, "diff").SelectMany(diff => Changed().Matches(diff).Select(line => line.Groups["path"].Value)))
            .Where(path => path.Length > 5 && path.All(char.IsAscii)).Distinct(StringComparer.Ordinal).ToList();
        ShortId = Names(bodies, "shortId").FirstOrDefault() ?? "QWZXSHORT";
        var uuid = Names(bodies, "sentry_run_id").FirstOrDefault() ?? "QWZXUUID";
        _names = [.. repos.Select(name => (name, true)), .. paths.Select(name => (name, false))];
        _marks = [run.RunId.ToString(), run.GroupId.ToString(), ShortId, uuid, Title, Cause, Plan, .. _names.Select(name => name.Name)];
        Steps = [.. run.Deliveries.Zip(bodies, (delivery, body) => new StoryStep(delivery.Resource, delivery.Action, delivery.SentAfter, BodyTemplate.Of(System.Text.Encoding.ASCII.GetString(Wire.Bytes(body)), _marks)))];
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<StoryStep> Steps { get; }

    /// <summary>As in the sample; the part before the hyphen stays.</summary>
    public string ShortId { get; }

    /// <summary>Some of the samples, those of a seed.</summary>
    public static IReadOnlyList<Story> Some(int seed, int count) => [.. new SampleRuns(seed, Generation.Mixed).All().Take(count).Select(run => new Story(run))];

    /// <summary>What goes into the gaps of all bodies of one run.</summary>
    public IReadOnlyList<byte[]> Values(RunTraits traits) =>
    [
        .. ((string[])[traits.Run.ToString(System.Globalization.CultureInfo.InvariantCulture), traits.Group.ToString(System.Globalization.CultureInfo.InvariantCulture), traits.ShortId, traits.Uuid.ToString(), traits.TitleWords, traits.CauseWords, traits.PlanWords])
            .Concat(_names.Select(name => name.IsRepo ? traits.Repository(name.Name) : traits.Path(name.Name))).Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    private static void Mark(JsonObject body)
    {
        var data = body["data"]!;
        Add(data["issue"], "title", Title);
        Add(data["event"], "title", Title);
        Add(data["root_cause"], "headline", Cause);
        Add(data["root_cause"], "one_line_description", Cause);
        Add(data["root_cause"], "description", Cause);
        Add(data["solution"], "one_line_summary", Plan);
        Add(data["solution"], "description", Plan);
    }

    private static void Add(JsonNode? of, string name, string mark)
    {
        if (of is JsonObject told && told[name] is JsonValue text)
            told[name] = $"{text.GetValue<string>().TrimEnd('.')} {mark}.";
    }

    private static IEnumerable<string> Names(IEnumerable<JsonNode?> nodes, string name) => nodes.SelectMany(node => node switch
    {
        JsonObject told => told.SelectMany(one => one.Key == name && one.Value is JsonValue value && value.TryGetValue<string>(out var text) ? [text] : Names([one.Value], name)),
        JsonArray list => Names(list, name),
        _ => Enumerable.Empty<string>(),
    });

    [GeneratedRegex(@"^(?:---|\+\+\+) (?<path>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Changed();
}

/// <summary>One delivery of a story.</summary>
/// <param name="Resource"><c>Sentry-Hook-Resource</c>.</param>
/// <param name="Action">As in the body.</param>
/// <param name="After">When it is sent, after the first.</param>
/// <param name="Body">With gaps.</param>
public sealed record StoryStep(string Resource, string Action, TimeSpan After, BodyTemplate Body);
