using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store.Insights.Retro;

namespace SeerDashboard.Components.Insights.Retro;

/// <summary>Reads the query string of the list of runs; <see cref="InsightsAddress.To"/> writes it. What cannot be read does not narrow.</summary>
public static class RetroQuery
{
    /// <summary>The stretch of time, the runs of it that are asked for, and which page of them, from 1 on.</summary>
    public static (InsightsAddress Address, RetroPick Pick, int Page) Parse(string? query)
    {
        var words = new QueryWords(query);
        var pick = new RetroPick
        {
            Repo = words.Text("repo"),
            Week = DateOnly.TryParseExact(words.Text("week"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Week.Of(day) : null,
            State = words.OneOf<RunState>("state"),
            Stage = words.OneOf<Stage>("stage"),
            Outcome = words.OneOf<RunOutcome>("outcome"),
            By = words.Text("by"),
            Step = words.OneOf<Stage>("step"),
        };
        var page = int.TryParse(words.Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 1_000_000) : 1;
        return (new(InsightRange.Usual, RetroRange.Of(words.Text("weeks")), null, words.Text("of") == "samples"), pick, page);
    }
}
