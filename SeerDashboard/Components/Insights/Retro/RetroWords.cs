using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store.Insights.Retro;

namespace SeerDashboard.Components.Insights.Retro;

/// <summary>What is said of weeks, steps and ends.</summary>
public static class RetroWords
{
    /// <summary>What came of a run, as the head of a column.</summary>
    public static string Name(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Merged => "Merged",
        RunOutcome.Closed => "Closed",
        RunOutcome.MarkedDone => "Marked done",
        RunOutcome.IssueResolved => "Issue resolved",
        RunOutcome.NoChanges => "No changes made",
        RunOutcome.AgedOut => "Aged out",
        RunOutcome.Superseded => "Superseded",
        RunOutcome.Open => "Still open",
        _ => "Not stopped yet",
    };

    /// <summary>What that means.</summary>
    public static string Explains(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Merged => "A pull request of the run was merged.",
        RunOutcome.Closed => "Its pull requests were closed without a merge.",
        RunOutcome.MarkedDone => "Somebody marked it as done here.",
        RunOutcome.IssueResolved => "Its issue was resolved in Sentry.",
        RunOutcome.NoChanges => "Seer found nothing to change.",
        RunOutcome.AgedOut => "Nothing was heard of its pull request for so long that it left the desk.",
        RunOutcome.Superseded => "A later run of the same issue took its place.",
        RunOutcome.Open => "It rests there and waits for somebody.",
        _ => "A step of it is running, or nothing was heard of it since one began.",
    };

    /// <summary>A week by its Monday: "16 Nov 2026".</summary>
    public static string Name(Week week) => week.Monday.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same on the axis of a chart: "16 Nov".</summary>
    public static string Short(Week week) => week.Monday.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>All weeks in one sentence.</summary>
    public static string Sentence(RetroSummary retro)
    {
        if (retro.Total == 0)
            return "No run started in this time.";
        var most = retro.Weeks.MaxBy(week => week.Total)!;
        return $"{Runs(retro.Total)} started in {retro.Weeks.Count} weeks, most of them in the week of {Name(most.Of)}: {InsightWords.Number(most.Total)}.";
    }

    /// <summary>"1 run", "1,204 runs".</summary>
    public static string Runs(long count) => $"{InsightWords.Number(count)} {(count == 1 ? "run" : "runs")}";

    /// <summary>A part of all: "37 %"; "0 %" of none.</summary>
    public static string Share(long part, long all) => string.Create(CultureInfo.InvariantCulture, $"{(all == 0 ? 0 : 100.0 * part / all):0} %");

    /// <summary>Which runs a list shows, in words: "Plan ready · started in the week of 16 Nov 2026 · in acme/shop".</summary>
    public static string Of(RetroPick pick)
    {
        IEnumerable<string?> parts =
        [
            pick.State is { } state ? RunWords.Name(state) : null,
            pick.Stage is { } stage ? $"came as far as: {RunWords.StepName(stage)}" : null,
            pick.Outcome is { } outcome && pick.By is null ? Name(outcome) : null,
            pick.By is { } by ? $"marked done by {by}" : null,
            pick.Step is { } step ? $"{RunWords.StepName(step)}: how long it took, the slowest first" : null,
            pick.Week is { } week ? $"started in the week of {Name(week)}" : null,
            pick.Repo is { } repo ? $"in {repo}" : null,
        ];
        var said = string.Join(" · ", parts.OfType<string>());
        return said.Length == 0 ? "All" : char.ToUpperInvariant(said[0]) + said[1..];
    }
}
