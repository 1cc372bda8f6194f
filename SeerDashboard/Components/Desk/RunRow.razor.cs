using System.Text.Json;
using Microsoft.AspNetCore.Components;
using SeerDashboard.Access;
using SeerDashboard.Components.Acts;
using SeerDashboard.Components.Finding;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>One row of the desk. Drawn anew only when something of it changed.</summary>
public sealed partial class RunRow : ComponentBase
{
    private (long Version, DeskPlace Place, RunState State, DeskGroup Under, long Earlier, UsualTime? Usual, bool Sample, bool Shared, bool Next, bool Picked, bool News, bool Menu, DeskQuery Query) _drawn;
    private FoundRuns? _searched;
    private DateTimeOffset _now;
    private DeskQuery _query = DeskQuery.All;
    private bool _changed;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private Me? Who { get; set; }

    [CascadingParameter] private FoundRuns? Search { get; set; }

    /// <summary>The run, and what is folded under it.</summary>
    [Parameter, EditorRequired] public required DeskCard Card { get; set; }

    /// <summary>The heading that it stands under.</summary>
    [Parameter, EditorRequired] public required DeskGroup Under { get; set; }

    /// <summary>What steps usually take here.</summary>
    [Parameter, EditorRequired] public required UsualTimes Usual { get; set; }

    /// <summary>It is a sample, no real run.</summary>
    [Parameter] public bool IsSample { get; set; }

    /// <summary>Another sender has a run of the same number.</summary>
    [Parameter] public bool IsShared { get; set; }

    /// <summary>It is the next thing to do: its button stands out.</summary>
    [Parameter] public bool IsNext { get; set; }

    /// <summary>It changed since whoever looks was last here.</summary>
    [Parameter] public bool IsNews { get; set; }

    /// <summary>It is one of those that something is to be done with.</summary>
    [Parameter] public bool IsPicked { get; set; }

    /// <summary>Its menu, while it is open.</summary>
    [Parameter] public RenderFragment? Menu { get; set; }

    /// <summary>Something is to be done with it.</summary>
    [Parameter] public EventCallback<RowAsk> Asked { get; set; }

    private RunSummary Run => Card.Run;

    private Me Me => Who ?? Me.Nobody;

    private string Id => RunNames.Of(Run);

    // What the state or another chip says already is not said twice.
    private string? Why => Card.Place.Group == DeskGroup.Done && !Run.Issue.IsResolved && Run.State is not (RunState.Merged or RunState.NoChanges) ? Card.Place.Why : null;

    private string Look => (Run.SupersededBy is null && !HasMoved ? "row" : "row old") + (IsPicked ? " picked" : "");

    // It stands where it stood, because somebody points at the list.
    private bool HasMoved => Card.Place.Group != Under;

    private string Now => $"now in “{DeskWords.Name(Card.Place.Group)}”";

    private string? Finding => Run.Problem is { } problem ? $"This run could not be worked out: {problem}. All that was delivered is kept."
        : Run.State == RunState.Quiet ? RunWords.QuietAdvice(Run, Usual)
        : Run.Headline;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _now = Clock.GetUtcNow();
        var draw = (Run.Version, Card.Place, Run.State, Under, Card.Earlier.Sum(run => run.Version), Run.State is RunState.Running or RunState.Quiet ? Usual.Of(Run) : null, IsSample, IsShared, IsNext, IsPicked, IsNews, Menu is not null, _query = DeskQuery.Parse(new Uri(Navigation.Uri).Query));
        _changed = draw != _drawn || Menu is not null || Search != _searched;
        (_drawn, _searched) = (draw, Search);
    }

    /// <inheritdoc/>
    // A list of 200 rows is asked often; only what changed is drawn and sent. Times go on in the browser.
    protected override bool ShouldRender() => _changed;

    private Task Ask(RowAct act, bool range = false) => Asked.InvokeAsync(new(act, Card, range));

    private string Here(string path) => DeskLinks.From(IsShared ? DeskLinks.Of(path, Run.Installation) : path, _query);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
