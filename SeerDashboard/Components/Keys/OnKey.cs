using Microsoft.AspNetCore.Components;

namespace SeerDashboard.Components.Keys;

/// <summary>
/// A shortcut that works while this component is shown; it draws nothing. Say the keys, the words, and one of what happens:
/// <code>
/// &lt;OnKey Keys="j" Words="Next run" Group="Runs" Next="[data-testid=run-row] a.t" /&gt;
/// &lt;OnKey Keys="k" Words="Previous run" Group="Runs" Previous="[data-testid=run-row] a.t" /&gt;
/// &lt;OnKey Keys="Enter" Words="Open the run" Group="Runs" /&gt;
/// &lt;OnKey Keys="c" Words="Claim the run" Group="Runs" Click="[data-act=claim]" Within="[data-testid=run-row]" /&gt;
/// &lt;OnKey Keys="p" Words="Pause" Pressed="PauseAsync" /&gt;
/// &lt;OnKey Words="Copy as Markdown" Pressed="CopyAsync" /&gt;
/// </code>
/// Keys that move the focus or press a button never ask the server. <c>Within</c> presses the button of the row that has the focus, and nothing
/// when none has. Without keys it is offered in the palette alone. Typing in a field, an open dialog or an open menu presses none of them.
/// </summary>
public sealed class OnKey : ComponentBase, IDisposable
{
    private Shortcut? _shortcut;
    private IDisposable? _added;

    /// <summary>Where shortcuts are kept; absent on pages without the layout, where none work.</summary>
    [CascadingParameter] public Shortcuts? Shortcuts { get; set; }

    /// <inheritdoc cref="Shortcut.Keys"/>
    [Parameter] public string? Keys { get; set; }

    /// <inheritdoc cref="Shortcut.Words"/>
    [Parameter, EditorRequired] public required string Words { get; set; }

    /// <inheritdoc cref="Shortcut.Group"/>
    [Parameter] public string Group { get; set; } = "This page";

    /// <summary>Selects the elements to the next of which the focus goes.</summary>
    [Parameter] public string? Next { get; set; }

    /// <summary>Selects the elements to the previous of which the focus goes.</summary>
    [Parameter] public string? Previous { get; set; }

    /// <summary>Selects what gets the focus.</summary>
    [Parameter] public string? Focus { get; set; }

    /// <summary>Selects what is pressed.</summary>
    [Parameter] public string? Click { get; set; }

    /// <summary>For <see cref="Click"/>: selects the rows, and only in the row that has the focus something is pressed. For <see cref="Focus"/>: what is pressed when there is nothing to focus.</summary>
    [Parameter] public string? Within { get; set; }

    /// <summary>The address of the page to show.</summary>
    [Parameter] public string? Go { get; set; }

    /// <summary>The address of the page is copied.</summary>
    [Parameter] public bool CopiesLink { get; set; }

    /// <summary>What to call.</summary>
    [Parameter] public EventCallback Pressed { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // Never in prerender: no key is pressed there.
        if (Shortcuts is null || !RendererInfo.IsInteractive)
            return;
        var (act, target) = this switch
        {
            { Next: { } all } => (KeyAct.Next, all),
            { Previous: { } all } => (KeyAct.Previous, all),
            { Focus: { } one } => (KeyAct.Focus, one),
            { Click: { } one } => (KeyAct.Click, one),
            { Go: { } address } => (KeyAct.Go, address),
            { CopiesLink: true } => (KeyAct.CopyLink, null),
            { Pressed.HasDelegate: true } => (KeyAct.Call, null),
            _ => (KeyAct.None, (string?)null),
        };
        var shortcut = new Shortcut { Keys = Keys, Words = Words, Group = Group, Act = act, Target = target, Within = Within, Pressed = _shortcut?.Pressed ?? PressAsync };
        if (shortcut == _shortcut)
            return;
        _added?.Dispose();
        _shortcut = shortcut;
        _added = Shortcuts.Add(shortcut);
    }

    // Whatever the parameter is by then: a callback is another one at every rendering of its owner.
    private Task PressAsync() => Pressed.InvokeAsync();

    /// <inheritdoc/>
    public void Dispose() => _added?.Dispose();
}
