using System.Globalization;
using SeerDashboard.Components.Insights.Retro;
using SeerDashboard.Runs;
using SeerDashboard.Store.Insights.Retro;

namespace SeerDashboard.Components.Insights;

/// <summary>What both groups of the page show, as its query string says it: a link shows the same to a colleague.</summary>
/// <param name="Range">How far back the first group looks.</param>
/// <param name="Weeks">How far back the second does.</param>
/// <param name="Repo">The repository that the second is narrowed to.</param>
/// <param name="Samples">The sample runs' numbers.</param>
public sealed record InsightsAddress(InsightRange Range, RetroRange Weeks, string? Repo, bool Samples)
{
    /// <summary>The page.</summary>
    public string Href => "/insights?" + QueryWords.Write(("range", Range.Word), ("of", Of), ("weeks", Weeks == RetroRange.Usual ? null : Weeks.Word), ("repo", Repo));

    /// <summary>The page, at the second group.</summary>
    public string HrefOfRuns => Href + "#runs";

    private string? Of => Samples ? "samples" : null;

    /// <summary>The list of the runs that a number counts.</summary>
    public string To(RetroPick pick, int page = 1) => "/insights/runs?" + QueryWords.Write(
        ("weeks", Weeks.Word), ("of", Of), ("repo", pick.Repo ?? Repo), ("week", pick.Week?.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("state", QueryWords.Word(pick.State)), ("stage", QueryWords.Word(pick.Stage)), ("outcome", QueryWords.Word(pick.Outcome)), ("by", pick.By), ("step", QueryWords.Word(pick.Step)),
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>All of the second group for a spreadsheet.</summary>
    public string Table(DateTimeOffset now) => Table("runs", now);

    /// <summary>How long steps took, for a spreadsheet.</summary>
    public string StepTable(DateTimeOffset now) => Table("steps", now);

    private string Table(string what, DateTimeOffset now) => $"/api/stats/{what}.csv?" + QueryWords.Write(
        ("since", Weeks.Since(now).Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("of", Of), ("repo", Repo));
}
