using System.Text.Json;
using System.Text.Json.Serialization;
using SeerDashboard.Runs;

namespace SeerDashboard.Samples;

/// <summary>One story that a sample run tells: a folder under <c>Samples/Content</c> (see its README.md).</summary>
internal sealed record Scenario
{
    /// <summary>The folder's name.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";

    /// <summary>The issue.</summary>
    public required ScenarioIssue Issue { get; init; }

    /// <summary>The repository that matters most.</summary>
    public required string Repo { get; init; }

    /// <summary>Second generation: the root cause in one line.</summary>
    public string OneLine { get; init; } = "";

    /// <summary>Second generation: a headline, when Seer gave one.</summary>
    public string? Headline { get; init; }

    /// <summary>Second generation: five whys, or fewer.</summary>
    public IReadOnlyList<string> Whys { get; init; } = [];

    /// <summary>Second generation: how to make it happen.</summary>
    public IReadOnlyList<string> Reproduction { get; init; } = [];

    /// <summary>Second generation: <c>code_fix</c>, <c>rca_only</c>, <c>action_recommended</c>.</summary>
    public string? Classification { get; init; }

    /// <summary>Second generation: why no code fix.</summary>
    public string? NoCodeFixReason { get; init; }

    /// <summary>Second generation: Seer's guess whether it can be fixed.</summary>
    public Fixability? Fixability { get; init; }

    /// <summary>Second generation: the plan in one line.</summary>
    public string PlanSummary { get; init; } = "";

    /// <summary>First generation: what the change of each repository is called.</summary>
    public IReadOnlyDictionary<string, ScenarioChange> Changes { get; init; } = new Dictionary<string, ScenarioChange>();

    /// <summary>In the order in which they are opened.</summary>
    public IReadOnlyList<ScenarioPullRequest> PullRequests { get; init; } = [];

    /// <summary>Fields to add: by action to its data, or under <c>root_cause</c> or <c>solution</c> to that artifact.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, JsonElement>> Extra { get; init; } = new Dictionary<string, Dictionary<string, JsonElement>>();

    /// <summary>What is sent, in order: an action and what is special about it (see README.md).</summary>
    public required IReadOnlyList<string> Script { get; init; }

    /// <summary>The state in which a first-generation run rests.</summary>
    public RunState EndsFirst { get; init; }

    /// <summary>The state in which a second-generation run rests.</summary>
    public RunState EndsSecond { get; init; }

    /// <summary>From <c>cause.md</c>.</summary>
    [JsonIgnore]
    public StepText Cause { get; init; } = StepText.None;

    /// <summary>From <c>plan.md</c>.</summary>
    [JsonIgnore]
    public StepText Plan { get; init; } = StepText.None;

    /// <summary>From <c>changes/N/owner~name.diff</c>: by version, then by repository.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<int, IReadOnlyDictionary<string, string>> Diffs { get; init; } = new Dictionary<int, IReadOnlyDictionary<string, string>>();
}

/// <summary>The issue of a scenario.</summary>
/// <param name="Key">First part of its short id, e.g. <c>SHOP</c>.</param>
/// <param name="Type">Exception type; title and metadata are made of it.</param>
/// <param name="Value">Exception message.</param>
/// <param name="Culprit">Where in the code.</param>
/// <param name="File">File of the top frame.</param>
/// <param name="Function">Function of the top frame.</param>
/// <param name="Project">Project slug.</param>
/// <param name="Platform">e.g. <c>python</c>.</param>
/// <param name="Level">e.g. <c>error</c>.</param>
/// <param name="Priority">e.g. <c>high</c>.</param>
/// <param name="Users">Users affected, about.</param>
/// <param name="Events">Events counted, about.</param>
/// <param name="Fixability"><c>seerFixabilityScore</c>, 0 to 1.</param>
internal sealed record ScenarioIssue(
    string Key, string Type, string Value, string Culprit, string File, string Function, string Project,
    string Platform, string Level, string Priority, int Users, int Events, double Fixability);

/// <summary>What a first-generation change is called.</summary>
internal sealed record ScenarioChange(string Title, string Description);

/// <summary>A pull request of a scenario.</summary>
/// <param name="Repo">Repository.</param>
/// <param name="Provider"><c>github</c> or <c>gitlab</c>.</param>
internal sealed record ScenarioPullRequest(string Repo, string Provider);

/// <summary>How <c>scenario.json</c> is read.</summary>
internal static class ScenarioJson
{
    // Not source-generated: generated readers set what a file leaves out to null, whatever its default here is.
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new CamelCase<RunState>() },
    };
}
