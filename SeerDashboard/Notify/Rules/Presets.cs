namespace SeerDashboard.Notify.Rules;

/// <summary>Rules that are right for most.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Why">Whom it helps.</param>
/// <param name="Definition">The rule.</param>
public sealed record Preset(string Name, string Why, RuleDefinition Definition)
{
    /// <summary>All of them, the most useful first.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("Code ready for review", "Somebody has to read a diff before it becomes a pull request.", new() { When = [NotifyEvent.CodeReady] }),
        new("PR opened", "A pull request waits for its reviewer.", new() { When = [NotifyEvent.PullRequestOpened] }),
        new("Quiet for too long", "Sentry never says that a run failed: somebody should look.", new() { When = [NotifyEvent.Quiet] }),
        new("Talk about a run", "Comments and verdicts of others.", new() { When = [NotifyEvent.Comment, NotifyEvent.Verdict] }),
        new("Something is wrong here", "For operators: nothing comes from Sentry any more, or it cannot be kept.", new() { When = [NotifyEvent.Silence, NotifyEvent.StoreTrouble] }),
    ];
}
