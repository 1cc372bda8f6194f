using System.Runtime.InteropServices;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Insights.Retro;

/// <summary>What the retro looks at in one run; small, since there may be very many.</summary>
public readonly record struct RetroRun
{
    /// <summary>The number of its row.</summary>
    public required long Id { get; init; }

    /// <summary>The week it started in.</summary>
    public required Week Week { get; init; }

    /// <summary>Its repositories; the same list for all runs of the same ones.</summary>
    public required IReadOnlyList<string> Repos { get; init; }

    /// <summary>How far it came.</summary>
    public required Stage Stage { get; init; }

    /// <summary>Where it stands, with the clock.</summary>
    public required RunState State { get; init; }

    /// <summary>What came of it.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>Who marked it as done; null unless <see cref="Outcome"/> is that.</summary>
    public string? By { get; init; }

    /// <summary>Milliseconds of each step; negative while unknown.</summary>
    public required StepMilliseconds Took { get; init; }
}

/// <summary>How long each of the four steps took, in milliseconds; negative while unknown.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StepMilliseconds(long RootCause, long Solution, long Coding, long PullRequest)
{
    /// <summary>Of one step.</summary>
    public long Of(Stage stage) => stage switch
    {
        Stage.RootCause => RootCause,
        Stage.Solution => Solution,
        Stage.Coding => Coding,
        _ => PullRequest,
    };
}

/// <summary>A week, Monday to Sunday, UTC.</summary>
/// <param name="Number">Weeks since the year 1, which began with a Monday.</param>
public readonly record struct Week(int Number)
{
    private const long Ticks = 7 * TimeSpan.TicksPerDay;

    /// <summary>When its Monday began.</summary>
    public DateTimeOffset Start => new(Number * Ticks, TimeSpan.Zero);

    /// <summary>Its Monday.</summary>
    public DateOnly Monday => DateOnly.FromDateTime(Start.UtcDateTime);

    /// <summary>The one that <paramref name="at"/> lies in.</summary>
    public static Week Of(DateTimeOffset at) => Of(at.UtcTicks);

    /// <summary>The one that a day lies in.</summary>
    public static Week Of(DateOnly day) => Of(day.ToDateTime(TimeOnly.MinValue).Ticks);

    /// <summary>The one that so many ticks, UTC, lie in.</summary>
    public static Week Of(long ticks) => new((int)(ticks / Ticks));
}
