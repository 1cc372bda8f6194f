using System.IO.Enumeration;
using SeerDashboard.Runs;

namespace SeerDashboard.Notify.Rules;

/// <summary>For which runs a rule holds. An empty list asks nothing; of a list one has to fit, of several lists each.</summary>
public sealed record RuleFilter
{
    /// <summary>Repositories; <c>*</c> stands for anything, as in <c>acme/*</c>.</summary>
    public IReadOnlyList<string> Repos { get; init; } = [];

    /// <summary>Projects of Sentry.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>Paths of changed files, such as <c>infra/*</c>.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Kinds of risk.</summary>
    public IReadOnlyList<string> Risks { get; init; } = [];

    /// <summary>Who works on it here.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>At least so many lines are changed.</summary>
    public int? LinesFrom { get; init; }

    /// <summary>At most so many.</summary>
    public int? LinesTo { get; init; }

    /// <summary>It asks nothing.</summary>
    public bool IsEmpty() => Repos.Count + Projects.Count + Paths.Count + Risks.Count + People.Count == 0 && LinesFrom is null && LinesTo is null;

    /// <summary>Whether the rule holds for that run; pure.</summary>
    /// <param name="run">What is shown of it.</param>
    /// <param name="delivered">All that was delivered; null: its files are not known.</param>
    public bool Takes(RunSummary run, SeerRun? delivered) =>
        Any(Repos, run.Repos)
        && Any(Projects, run.Issue.Project is { } project ? [project] : [])
        && Any(Risks, run.Risk)
        && Any(People, run.ClaimedBy is { } person ? [person] : [])
        && (LinesFrom is null || run.Added + run.Removed >= LinesFrom)
        && (LinesTo is null || run.Added + run.Removed <= LinesTo)
        && (Paths.Count == 0 || Any(Paths, FilesOf(delivered)));

    private static IEnumerable<string> FilesOf(SeerRun? run) =>
        run?.Changes()?.Repositories.SelectMany(repository => repository.Files.Select(file => file.Path)) ?? [];

    private static bool Any(IReadOnlyList<string> asked, IEnumerable<string> have) =>
        asked.Count == 0 || have.Any(each => asked.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, each)));
}
