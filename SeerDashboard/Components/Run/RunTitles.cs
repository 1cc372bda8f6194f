using SeerDashboard.Runs;

namespace SeerDashboard.Components.Run;

/// <summary>What a run is called on its page.</summary>
public static class RunTitles
{
    /// <summary>The issue's title, else what is known instead.</summary>
    public static string Of(RunSummary run) => run switch
    {
        { Issue.Title: { Length: > 0 } title } => title,
        { GroupId: { } issue } => $"Issue {issue}, title not known yet",
        _ => $"Run {run.RunId}, issue not known yet",
    };

    /// <summary>For the browser's tab.</summary>
    public static string Tab(RunSummary run) => run.Issue.ShortId is { } id ? $"{id} · {Of(run)}" : Of(run);
}
