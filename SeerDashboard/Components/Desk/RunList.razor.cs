using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SeerDashboard.Components.Acts;
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

    [Inject] private IJSRuntime JS { get; set; } = null!;

    [Inject] private VisitNow Visit { get; set; } = null!;

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

    /// <inheritdoc/>
    protected override void OnInitialized() => _remembered = Collapsed;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_watching is not null && Collapsed != _remembered)
            await _watching.InvokeVoidAsync("remember", _remembered = Collapsed);
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        await using var module = await JS.InvokeAsync<IJSObjectReference>("import", "./Components/Desk/RunList.razor.js");
        // Who goes on at once has left before the module is there.
        if (_left)
            return;
        _watching = await module.InvokeAsync<IJSObjectReference>("watch", _list, _self);
    }

    private Task AskAsync(RowAsk ask)
    {
        if (ask.Act is not (RowAct.Menu or RowAct.Snooze))
            return Asked.InvokeAsync(ask);
        _page = ask.Act == RowAct.Snooze ? RunMenuPage.Snooze : RunMenuPage.All;
        _open = _open == ask.Card.Key ? null : ask.Card.Key;
        return Task.CompletedTask;
    }

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
        catch (JSDisconnectedException)
        {
            // The browser is gone, and what watched there with it.
        }

        _self?.Dispose();
    }
}
