using System.Text.Json;
using System.Text.RegularExpressions;

namespace SeerDashboard.Runs.Reading;

/// <summary>
/// What Sentry sends and this version does not know: fields without a place, and known ones in another shape.
/// Found in what reading left over (SENTRY.md §3), so a body is read once.
/// </summary>
public static partial class Drift
{
    /// <summary>A longer name is cut: it comes from a body, and whoever made that may have made it long.</summary>
    public const int LongestName = 160;

    /// <summary>The four members that every body has.</summary>
    private const string Envelope = "envelope.";

    /// <summary>Documented, and still left over at times: a newer field says the same, or what they hold is no address. With the shape that is documented.</summary>
    private static readonly Dictionary<string, JsonValueKind> Documented = new(StringComparer.Ordinal)
    {
        ["data.root_cause.analyzed_window"] = JsonValueKind.Object,
        ["data.root_cause.description"] = JsonValueKind.String,
        ["data.root_cause.steps.relevant_code_file.repo_name"] = JsonValueKind.String,
        ["data.root_cause.steps.relevant_code_file.url"] = JsonValueKind.String,
        ["data.solution.description"] = JsonValueKind.String,
        ["data.solution.steps.code_snippet_and_analysis"] = JsonValueKind.String,
        ["data.solution.steps.relevant_code_file.repo_name"] = JsonValueKind.String,
        ["data.solution.steps.relevant_code_file.url"] = JsonValueKind.String,
        ["data.changes.repo_name"] = JsonValueKind.String,
        ["data.changes.repo_external_id"] = JsonValueKind.String,
        ["data.changes.title"] = JsonValueKind.String,
        ["data.changes.description"] = JsonValueKind.String,
        ["data.changes.diff"] = JsonValueKind.String,
        ["data.changes.branch_name"] = JsonValueKind.String,
        ["data.pull_requests.pull_request.pr_url"] = JsonValueKind.String,
    };

    /// <summary>The fields of <paramref name="seen"/> that are not known, each once, as <c>action: path</c>, without the indexes of lists and the names of repositories.</summary>
    /// <remarks>Of an action that is not known only the envelope is looked at: none of its data could be known.</remarks>
    public static IReadOnlyList<string> Fields(SeerEvent seen) =>
    [
        .. Left(seen).Where(left => !Documented.TryGetValue(left.Path, out var shape) || left.Value.ValueKind != shape)
            .Select(left => Bounded($"{seen.Action}: {left.Path}")).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>At most <see cref="LongestName"/> characters of a name.</summary>
    public static string Bounded(string name) => name.Length > LongestName ? name[..(LongestName - 1)] + "…" : name;

    private static IEnumerable<(string Path, JsonElement Value)> Left(SeerEvent seen)
    {
        var known = SeerAction.IsKnown(seen.Action);
        if (seen.Unknown is { ValueKind: JsonValueKind.Object } unknown)
        {
            foreach (var member in unknown.EnumerateObject())
            {
                if (member.Name.StartsWith(Envelope, StringComparison.Ordinal))
                    yield return (Plain(member.Name[Envelope.Length..]), member.Value);
                else if (known)
                    yield return ("data." + Plain(member.Name), member.Value);
            }
        }

        foreach (var left in Artifact("root_cause", seen.RootCause?.Extra).Concat(Artifact("solution", seen.Solution?.Extra)))
            yield return left;
    }

    private static IEnumerable<(string Path, JsonElement Value)> Artifact(string name, IReadOnlyDictionary<string, JsonElement>? extra) =>
        (extra ?? Nothing.Extra).Select(left =>
            // One that is no object is left over whole, under its own name.
            (extra!.Count == 1 && left.Key == name && left.Value.ValueKind != JsonValueKind.Object ? $"data.{name}" : $"data.{name}.{Plain(left.Key)}", left.Value));

    private static string Plain(string path) => Index().Replace(Repository().Replace(path, "code_changes.*"), "").TrimEnd('\'');

    [GeneratedRegex(@"^code_changes\["".*""\]", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Repository();

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}
