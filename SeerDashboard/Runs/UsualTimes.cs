namespace SeerDashboard.Runs;

/// <summary>How long a step usually takes.</summary>
/// <param name="Median">Half of them were faster.</param>
/// <param name="P95">19 of 20 were faster.</param>
/// <param name="Count">How many were measured.</param>
/// <param name="Repo">The repository whose own history this is; null for that of the whole store. Untrusted text.</param>
public sealed record UsualTime(TimeSpan Median, TimeSpan P95, int Count, string? Repo = null);

/// <summary>How long each of the four steps usually takes, from this store's own history: in a repository that has enough of it, else in all.</summary>
/// <param name="ByStage">Only the steps that have a history.</param>
public sealed record UsualTimes(IReadOnlyDictionary<Stage, UsualTime> ByStage)
{
    /// <summary>A repository with fewer completed steps has no history of its own: what few runs took is no custom.</summary>
    public const int EnoughOfARepository = 8;

    /// <summary>No history yet.</summary>
    public static readonly UsualTimes Unknown = new(new Dictionary<Stage, UsualTime>());

    /// <summary>Repositories with a history of their own, with the steps that have one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<Stage, UsualTime>> ByRepo { get; init; } = new Dictionary<string, IReadOnlyDictionary<Stage, UsualTime>>();

    /// <summary>In the whole store; null while there is no history.</summary>
    public UsualTime? Of(Stage stage) => ByStage.GetValueOrDefault(stage);

    /// <summary>In the first of <paramref name="repos"/> with a history of its own, else in the whole store; null while there is none.</summary>
    public UsualTime? Of(Stage stage, IReadOnlyList<string> repos) =>
        repos.Select(repo => ByRepo.GetValueOrDefault(repo)?.GetValueOrDefault(stage)).FirstOrDefault(time => time is not null) ?? Of(stage);

    /// <summary>What is usual for the step that <paramref name="run"/> is at.</summary>
    public UsualTime? Of(RunSummary run) => Of(run.Stage, run.Repos);

    /// <summary>What is usual in a run's repositories, for whoever knows the step alone.</summary>
    public UsualTimes In(IReadOnlyList<string> repos) => new(
        Enum.GetValues<Stage>().Select(stage => (Stage: stage, Time: Of(stage, repos))).Where(one => one.Time is not null).ToDictionary(one => one.Stage, one => one.Time!));
}
