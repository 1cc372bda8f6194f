using SeerDashboard.Runs;

namespace SeerDashboard.Components.Finding;

/// <summary>What can be chosen: the values that runs have, the most frequent first.</summary>
public sealed record DeskFacets
{
    private const int Most = 100;

    /// <summary>Nothing is known.</summary>
    public static readonly DeskFacets None = new();

    /// <summary>Repositories.</summary>
    public IReadOnlyList<string> Repos { get; private init; } = [];

    /// <summary>Project slugs.</summary>
    public IReadOnlyList<string> Projects { get; private init; } = [];

    /// <summary>Names of integrations.</summary>
    public IReadOnlyList<string> Integrations { get; private init; } = [];

    /// <summary>Severities.</summary>
    public IReadOnlyList<string> Levels { get; private init; } = [];

    /// <summary>Who claimed a run.</summary>
    public IReadOnlyList<string> People { get; private init; } = [];

    /// <summary>Risk flags.</summary>
    public IReadOnlyList<string> Risks { get; private init; } = [];

    /// <summary>Those of these runs.</summary>
    public static DeskFacets Of(IReadOnlyList<RunSummary> runs) => new()
    {
        Repos = Values(runs.SelectMany(run => run.Repos)),
        Projects = Values(runs.Select(run => run.Issue.Project)),
        Integrations = Values(runs.Select(run => run.Integration)),
        Levels = Values(runs.Select(run => run.Issue.Level)),
        People = Values(runs.Select(run => run.ClaimedBy)),
        Risks = Values(runs.SelectMany(run => run.Risk)),
    };

    private static List<string> Values(IEnumerable<string?> values) =>
        [.. values.OfType<string>().CountBy(value => value).OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.OrdinalIgnoreCase).Take(Most).Select(value => value.Key)];
}
