using SeerDashboard.Components.Finding;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>All that a row of the desk says: whoever has the same facts sees the same.</summary>
public sealed record RowFacts
{
    /// <summary>The run, with the clock in its state.</summary>
    public required RunSummary Run { get; init; }

    /// <summary>Its group, and why it is done.</summary>
    public required DeskPlace Place { get; init; }

    /// <summary>The heading that it stands under.</summary>
    public required DeskGroup Under { get; init; }

    /// <summary>Older runs of the same issue, newest first.</summary>
    public IReadOnlyList<RunSummary> Earlier { get; init; } = [];

    /// <summary>The older runs are shown.</summary>
    public bool IsUnfolded { get; init; }

    /// <summary>What steps usually take here.</summary>
    public required UsualTimes Usual { get; init; }

    /// <summary>What was asked for: links lead back to it.</summary>
    public DeskQuery Query { get; init; } = DeskQuery.All;

    /// <summary>What a search found; null while nothing is searched for.</summary>
    public FoundRuns? Search { get; init; }

    /// <summary>It is a sample, no real run.</summary>
    public bool IsSample { get; init; }

    /// <summary>Another sender has a run of the same number.</summary>
    public bool IsShared { get; init; }

    /// <summary>It is the next thing to do: its button stands out.</summary>
    public bool IsNext { get; init; }

    /// <summary>It changed since whoever looks was last here.</summary>
    public bool IsNews { get; init; }

    /// <summary>Whoever looks works with runs.</summary>
    public bool MayAct { get; init; }

    /// <summary>Whoever looks has claimed it.</summary>
    public bool IsMine { get; init; }

    /// <summary>It stands where it stood, because somebody points at the list.</summary>
    public bool HasMoved => Place.Group != Under;

    /// <summary>Why it is done. What the state or another chip says already is not said twice; who marked it is said nowhere else.</summary>
    public string? Why => Place.Group == DeskGroup.Done && (Run.Done is not null || (!Run.Issue.IsResolved && Run.State is not (RunState.Merged or RunState.NoChanges))) ? Place.Why : null;

    /// <summary>What Seer found.</summary>
    public string? Finding => Run.Problem is { } problem ? $"This run could not be worked out: {problem}. All that was delivered is kept." : Run.Headline;

    /// <summary>What to make of it that no word comes.</summary>
    public string? Advice => Run is { State: RunState.Quiet, Problem: null } ? RunWords.QuietAdvice(Run, Usual) : null;

    /// <summary>Equal where all that is written is equal, the time that passes aside: that goes on in the browser.</summary>
    internal RowKey Key => new(
        (Run.Key, Run.Version, Run.State, Place, Under), (Earlier.Sum(run => run.Version), IsUnfolded, Run.State is RunState.Running or RunState.Quiet ? Usual.Of(Run) : null),
        Query, (IsSample, IsShared, IsNext, IsNews, MayAct, IsMine));
}

/// <summary>What a row's text is kept by.</summary>
internal readonly record struct RowKey(
    (RunKey Run, long Version, RunState State, DeskPlace Place, DeskGroup Under) Run,
    (long Versions, bool IsUnfolded, UsualTime? Usual) Rest,
    DeskQuery Query,
    (bool Sample, bool Shared, bool Next, bool News, bool MayAct, bool Mine) Marks);
