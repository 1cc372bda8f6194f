using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SeerDashboard.Access;
using SeerDashboard.Components.Acts;
using SeerDashboard.Components.Finding;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>The groups with their rows, in one list. Tells whether somebody points at it.</summary>
public sealed partial class RunList : ComponentBase, IAsyncDisposable
{
    private ElementReference _list;
    private RunKey? _open;
    private RunMenuPage _page;
    private IJSObjectReference? _watching;
    private bool _left;
    private DotNetObjectReference<RunList>? _self;
    private string _remembered = "";
    private Dictionary<RunKey, WrittenRow> _written = [];

    [CascadingParameter] private Me? Who { get; set; }

    [CascadingParameter] private DeskMemory? Remembered { get; set; }

    [CascadingParameter] private FoundRuns? Search { get; set; }

    [Inject] private IJSRuntime JS { get; set; } = null!;

    [Inject] private VisitNow Visit { get; set; } = null!;

    [Inject] private RowHtml Writer { get; set; } = null!;

    /// <summary>What was asked for.</summary>
    [Parameter] public DeskQuery Query { get; set; } = DeskQuery.All;

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired] public required DeskRows Rows { get; set; }

    /// <summary>All runs.</summary>
    [Parameter, EditorRequired] public required DeskBoard Board { get; set; }

    /// <summary>What steps usually take here.</summary>
    [Parameter, EditorRequired] public required UsualTimes Usual { get; set; }

    /// <summary>Names of the integrations that hold sample runs.</summary>
    [Parameter, EditorRequired] public required IReadOnlySet<string> Samples { get; set; }

    /// <summary>What the browser is to remember: the collapsed groups.</summary>
    [Parameter] public string Collapsed { get; set; } = "";

    /// <summary>Which rows are selected.</summary>
    [Parameter] public Picked Picked { get; set; } = new();

    /// <summary>Something is to be done with a row, other than opening its menu.</summary>
    [Parameter] public EventCallback<RowAsk> Asked { get; set; }

    /// <summary>Pointer or focus came to the list, or left it.</summary>
    [Parameter] public EventCallback<bool> HeldChanged { get; set; }

    /// <summary>A group is to be collapsed, or opened again.</summary>
    [Parameter] public EventCallback<DeskGroup> CollapseToggled { get; set; }

    /// <summary>More rows of a group are asked for.</summary>
    [Parameter] public EventCallback<DeskGroup> MoreAsked { get; set; }

    /// <summary>Called by RunList.razor.js.</summary>
    [JSInvokable]
    public Task HoldAsync(bool held) => HeldChanged.InvokeAsync(held);

    /// <summary>Called by RunList.razor.js: something in a row was pressed.</summary>
    /// <param name="run">The row's <c>data-run-id</c>.</param>
    /// <param name="sender">The row's <c>data-sender</c>; null where the number alone tells.</param>
    /// <param name="act">The <c>data-act</c> of what was pressed.</param>
    /// <param name="range">With the shift key.</param>
    [JSInvokable]
    public async Task ActAsync(string run, string? sender, string act, bool range)
    {
        // The page may be behind: what is gone, or not this viewer's to press, is not pressed.
        var mayPress = act == "earlier" || (Who ?? Me.Nobody).MayAct;
        if (mayPress && Enum.TryParse<RowAct>(act, ignoreCase: true, out var known) && Rows.Shown.FirstOrDefault(card => Is(card, run, sender)) is { } card)
            await AskAsync(new(known, card, range));
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _remembered = Collapsed;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => WriteAsync();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_watching is not null && Collapsed != _remembered)
            await _watching.InvokeVoidAsync("remember", _remembered = Collapsed);
        if (!firstRender)
            return;
        try
        {
            _self = DotNetObjectReference.Create(this);
            await using var module = await JS.InvokeAsync<IJSObjectReference>("import", "./Components/Desk/RunList.razor.js");
            // Who goes on at once has left before the module is there.
            if (_left)
                return;
            _watching = await module.InvokeAsync<IJSObjectReference>("watch", _list, _self);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone.
        }
    }

    private async Task AskAsync(RowAsk ask)
    {
        switch (ask.Act)
        {
            case RowAct.Menu or RowAct.Snooze:
                _page = ask.Act == RowAct.Snooze ? RunMenuPage.Snooze : RunMenuPage.All;
                _open = _open == ask.Card.Key ? null : ask.Card.Key;
                break;
            case RowAct.Earlier:
                if (!Unfolded.Remove(ask.Card.Key))
                    Unfolded.Add(ask.Card.Key);
                await WriteAsync();
                break;
            default:
                await Asked.InvokeAsync(ask);
                break;
        }

        StateHasChanged();
    }

    private HashSet<RunKey> Unfolded => (Remembered ??= new()).Unfolded;

    // Written before it is drawn; what somebody who looks at the same board has already is not even compared.
    private async Task WriteAsync()
    {
        var (me, live) = (Who ?? Me.Nobody, RendererInfo.IsInteractive && Search is null);
        var query = live ? Writer.Same(Query) : Query;
        var written = new Dictionary<RunKey, WrittenRow>(_written.Count);
        foreach (var (card, under) in Rows.Sections.SelectMany(section => section.Rows.Select(card => (card, section.Group))))
        {
            var marks = Marks(card, me);
            var look = new RowLook(query, Usual, under, marks);
            if (live && Writer.Seen(card, look) is { } seen)
            {
                written[card.Key] = seen;
                continue;
            }

            var facts = Facts(card, under, query, marks);
            var key = facts.Key;
            var row = written[card.Key] = _written.TryGetValue(card.Key, out var had) && had.Key == key && had.Search == Search ? had : await Writer.OfAsync(facts, now: !RendererInfo.IsInteractive);
            if (live)
                Writer.Keep(card, look, row);
        }

        _written = written;
    }

    private RowMarks Marks(DeskCard card, Me me) =>
        (Samples.Contains(card.Run.Integration) ? RowMarks.Sample : RowMarks.None) | (Board.IsShared(card.Run.RunId) ? RowMarks.Shared : RowMarks.None) | (card.Key == Rows.Next ? RowMarks.Next : RowMarks.None)
        | (Visit.IsNews(card) ? RowMarks.News : RowMarks.None) | (me.MayAct ? RowMarks.MayAct : RowMarks.None) | (me.Is(card.Run.ClaimedBy) ? RowMarks.Mine : RowMarks.None) | (Unfolded.Contains(card.Key) ? RowMarks.Unfolded : RowMarks.None);

    private RowFacts Facts(DeskCard card, DeskGroup under, DeskQuery query, RowMarks marks) => new()
    {
        Run = card.Run,
        Place = card.Place,
        Earlier = card.Earlier,
        Under = under,
        Usual = Usual,
        Query = query,
        Search = Search,
        IsSample = marks.HasFlag(RowMarks.Sample),
        IsShared = marks.HasFlag(RowMarks.Shared),
        IsNext = marks.HasFlag(RowMarks.Next),
        IsNews = marks.HasFlag(RowMarks.News),
        MayAct = marks.HasFlag(RowMarks.MayAct),
        IsMine = marks.HasFlag(RowMarks.Mine),
        IsUnfolded = marks.HasFlag(RowMarks.Unfolded),
    };

    // Not there while it is still being written for the first time.
    private WrittenRow? Row(DeskCard card) => _written.GetValueOrDefault(card.Key);

    private string Look(DeskCard card, DeskGroup under) =>
        (card.Run.SupersededBy is null && card.Place.Group == under, Picked.Has(card.Key)) switch { (true, false) => "row", (true, true) => "row picked", (false, false) => "row old", _ => "row old picked" };

    private string? Sender(DeskCard card) => Board.IsShared(card.Run.RunId) ? card.Run.Installation : null;

    private bool Is(DeskCard card, string run, string? sender) => card.Run.RunId.ToString() == run && (sender is null || sender == card.Run.Installation);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _left = true;
        try
        {
            if (_watching is not null)
            {
                await _watching.InvokeVoidAsync("stop");
                await _watching.DisposeAsync();
            }
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, and what watched there with it.
        }

        _self?.Dispose();
    }
}
