using SeerDashboard.Components.Desk;
using SeerDashboard.Components.Run;
using SeerDashboard.Diffs;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Notices;

/// <summary>One notification of the desktop.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Body">What it is about.</param>
/// <param name="Tag">A later one with the same replaces it: a run is never shown twice, also with several tabs open.</param>
/// <param name="Href">Where a click leads.</param>
public sealed record Notice(string Title, string Body, string Tag, string Href)
{
    /// <summary>One for what came at about the same time.</summary>
    /// <param name="come">The runs, each with the view that it came to; not empty.</param>
    /// <param name="now">The time.</param>
    public static Notice Of(IReadOnlyList<(RunSummary Run, SavedView View)> come, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(come);
        var views = come.Select(each => each.View).DistinctBy(view => view.Id).ToList();
        var where = views is [var only] ? $"“{only.Name}”" : $"{RunWords.Count(views.Count)} of your views";
        if (come is [var (run, _)])
            return new($"{Plain(run.Issue.ShortId ?? $"Run {run.RunId}")}: {RunWords.Name(run.StateAt(now))}", $"{Plain(RunTitles.Of(run))} · {where}", $"seer-run-{run.Integration}-{run.Installation}-{run.RunId}", DeskLinks.Of(RunWords.Page(run), run.Installation));
        var groups = come.Select(each => Triage.Of(each.Run, now).Group).Distinct().ToList();
        return new(
            $"{RunWords.Count(come.Count, "run")} {(groups is [var one] ? Became(one) : "came to what you watch")}",
            where,
            $"seer-view-{string.Join('-', views.Select(view => view.Id).Order(StringComparer.Ordinal))}",
            views is [var view] ? $"/?view={view.Id}{(view.Query.Length == 0 ? "" : $"&{view.Query}")}" : "/");
    }

    private static string Became(DeskGroup group) => group switch
    {
        DeskGroup.ReadyForReview => "became ready for review",
        DeskGroup.PlanReady => "have a plan ready",
        DeskGroup.RootCauseFound => "have a root cause",
        DeskGroup.NoWord => "gave no word for long",
        DeskGroup.Running => "began",
        DeskGroup.Snoozed => "were snoozed",
        _ => "are done",
    };

    // The system draws it: what nobody could see there must not turn what is read.
    private static string Plain(string text) => string.Concat(InvisibleText.Pieces(text).Where(piece => piece.Name is null).Select(piece => piece.Text));
}
