using MudBlazor;
using SeerDashboard.Runs;
using SeerDashboard.Store.Insights.Retro;

namespace SeerDashboard.Components.Insights.Retro;

/// <summary>Runs per week as a stacked chart: few bands, since more colours than these nobody tells apart; the table beside it has every state.</summary>
public static class RetroChart
{
    private static readonly (string Name, string Colour, RunState[] States)[] Bands =
    [
        ("Merged", "var(--ok)", [RunState.Merged]),
        ("PR opened", "var(--info)", [RunState.PullRequestOpened, RunState.CreatingPullRequest]),
        ("Code ready", "color-mix(in srgb, var(--info) 76%, var(--surface))", [RunState.CodeReady]),
        ("Plan ready", "color-mix(in srgb, var(--info) 54%, var(--surface))", [RunState.PlanReady]),
        ("Root cause found", "color-mix(in srgb, var(--info) 34%, var(--surface))", [RunState.RootCauseFound, RunState.NoCodeFix]),
    ];

    private const string Others = "Others";

    /// <summary>A colour for each band.</summary>
    public static string[] Palette { get; } = [.. Bands.Select(band => band.Colour), "color-mix(in srgb, var(--muted) 55%, var(--surface))"];

    /// <summary>Bottom to top.</summary>
    public static List<ChartSeries<double>> Series(IReadOnlyList<RetroRow<Week>> weeks) =>
    [
        .. Bands.Select(band => Of(band.Name, weeks.Select(week => band.States.Sum(state => week.States.GetValueOrDefault(state))))),
        Of(Others, weeks.Select(week => week.Total - Bands.SelectMany(band => band.States).Sum(state => week.States.GetValueOrDefault(state)))),
    ];

    /// <summary>Median and p95 of each step, in minutes.</summary>
    public static List<ChartSeries<double>> Series(IReadOnlyList<UsualTime> steps) =>
    [
        Of("Median", steps.Select(step => Math.Round(step.Median.TotalMinutes, 1))),
        Of("p95", steps.Select(step => Math.Round(step.P95.TotalMinutes, 1))),
    ];

    private static ChartSeries<double> Of<T>(string name, IEnumerable<T> values)
        where T : IConvertible => new() { Name = name, Data = values.Select(value => value.ToDouble(null)).ToArray() };
}
