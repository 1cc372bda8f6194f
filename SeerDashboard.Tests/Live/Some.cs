using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Live;

/// <summary>Summaries for tests of the live part.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 9, 14, 12, 0, 0, TimeSpan.Zero);

    public static RunKey Key(long id) => new("shop", "a8e5d37a", new RunId(id));

    public static RunSummary Run(long id, long version, string? headline = null) => new()
    {
        RunId = new RunId(id),
        Integration = "shop",
        Installation = "a8e5d37a",
        Issue = new IssueSummary { Title = "TypeError in cart" },
        Steps = [.. Enum.GetValues<Stage>().Select(stage => new Step { Stage = stage })],
        State = RunState.Running,
        Headline = headline,
        StartedAt = Noon,
        UpdatedAt = Noon.AddSeconds(version),
        Version = version,
    };
}
