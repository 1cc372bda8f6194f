using SeerDashboard.Components.Text;
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

    /// <summary>The state in words that stay true while the page is open: how long a silence lasts is told by what ticks.</summary>
    public static string State(RunSummary run, DateTimeOffset now, UsualTimes usual) =>
        run.StateAt(now) == RunState.Quiet ? RunWords.Name(RunState.Quiet) : RunWords.State(run, now, usual);

    /// <summary>The part of an address that names a section, with its <c>#</c>; empty when there is none.</summary>
    public static string Fragment(string address) => address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? address[at..] : "";

    /// <summary>For the browser's tab.</summary>
    public static string Tab(RunSummary run) => VisibleText.Short(run.Issue.ShortId is { } id ? $"{id} · {Of(run)}" : Of(run))!;
}
