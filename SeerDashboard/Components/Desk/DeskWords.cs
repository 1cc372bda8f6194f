using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>What the desk calls its groups.</summary>
public static class DeskWords
{
    /// <summary>All groups, in the order in which they are worked off.</summary>
    public static IReadOnlyList<DeskGroup> Groups { get; } = Enum.GetValues<DeskGroup>();

    /// <summary>A group's name.</summary>
    public static string Name(DeskGroup group) => group switch
    {
        DeskGroup.ReadyForReview => "Ready for review",
        DeskGroup.PlanReady => "Plan ready",
        DeskGroup.RootCauseFound => "Root cause found",
        DeskGroup.NoWord => "No word",
        DeskGroup.Running => "Running",
        DeskGroup.Snoozed => "Snoozed",
        _ => "Done",
    };

    /// <summary>Its name beside a count, which is of this week alone when <paramref name="ofThisWeek"/>.</summary>
    public static string Heading(DeskGroup group, bool ofThisWeek) => group == DeskGroup.Done && ofThisWeek ? "Done this week" : Name(group);

    /// <summary>The group of some runs in a sentence: "3 ready for review".</summary>
    public static string InA(DeskGroup group) => group switch
    {
        DeskGroup.PlanReady => "with a plan",
        DeskGroup.RootCauseFound => "with a root cause",
        DeskGroup.NoWord => "without word",
        DeskGroup.Done => "done",
        _ => Name(group).ToLowerInvariant(),
    };

    /// <summary>The group in <c>data-state</c>: the state that most of its runs are in.</summary>
    public static string State(DeskGroup group) => group switch
    {
        DeskGroup.ReadyForReview => "pullRequestOpened",
        DeskGroup.PlanReady => "planReady",
        DeskGroup.RootCauseFound => "rootCauseFound",
        DeskGroup.NoWord => "quiet",
        DeskGroup.Running => "running",
        DeskGroup.Snoozed => "snoozed",
        _ => "done",
    };

    /// <summary>What waits for somebody is worked off from the oldest; the rest shows its news first.</summary>
    public static bool IsOldestFirst(DeskGroup group) => group is DeskGroup.ReadyForReview or DeskGroup.Running or DeskGroup.Snoozed;

    /// <summary>How the rows of a group stand; null where nobody asks. <paramref name="hasOld"/>: some have waited for longer than a week.</summary>
    public static string? Order(DeskGroup group, bool hasOld) => group switch
    {
        DeskGroup.ReadyForReview when hasOld => "this week’s first, from the oldest on; older ones below",
        DeskGroup.ReadyForReview => "oldest first",
        DeskGroup.Snoozed => "next to come back first",
        _ => null,
    };
}
