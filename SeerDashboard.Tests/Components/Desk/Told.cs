using SeerDashboard.Components.Desk;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Components.Desk;

/// <summary>Runs for the desk, each of an issue of its own unless one is named.</summary>
internal static class Told
{
    public static RunSummary Running(long id, long? issue = null) => Some(id, issue, Story.Summed(Story.At(0, SeerAction.RootCauseStarted)));

    public static RunSummary Found(long id, long? issue = null, double at = 60) =>
        Some(id, issue, Story.Summed(Story.At(0, SeerAction.RootCauseStarted), Story.At(at, SeerAction.RootCauseCompleted)));

    public static RunSummary Planned(long id, double at = 90) => Some(id, null, Story.Summed(Story.At(60, SeerAction.RootCauseCompleted), Story.At(at, SeerAction.SolutionCompleted)));

    public static RunSummary Coded(long id, double at = 120) => Some(id, null, Story.Summed(Story.At(60, SeerAction.RootCauseCompleted), Story.At(at, SeerAction.CodingCompleted)));

    public static RunSummary Merged(long id, double at = 120) => Coded(id, at) with { State = RunState.Merged };

    /// <summary>The newest run of its issue is another one.</summary>
    public static RunSummary Under(this RunSummary run, long newest) => run with { SupersededBy = new RunId(newest), StartedAt = run.StartedAt.AddHours(-run.RunId.Value) };

    public static string Rows(this DeskRows rows) => string.Join("; ", rows.Sections.Select(section => $"{section.Group} {section.Count}: {string.Join(' ', section.Rows.Select(card => card.Run.RunId))}"));

    private static RunSummary Some(long id, long? issue, RunSummary run) => run with { RunId = new RunId(id), GroupId = new GroupId(issue ?? 1_000 + id), Version = id };
}
