using Microsoft.AspNetCore.Components;

namespace SeerDashboard.Components.Keys;

/// <summary>
/// A shortcut that works while this component is shown; it draws nothing. Say the keys, the words, and one of what happens:
/// <code>
/// &lt;OnKey Keys="k" Words="Previous run" Click=".pager a[rel=prev]" /&gt;
/// &lt;OnKey Keys="u" Words="Back to the desk" Go="/" /&gt;
/// &lt;OnKey Keys="p" Words="Pause" Pressed="PauseAsync" /&gt;
/// &lt;OnKey Words="Copy as Markdown" Pressed="CopyAsync" /&gt;
/// </code>
/// Keys that press a button or follow a link never ask the server. Without keys it is offered in the palette alone. Typing in a field, an open
/// dialog or an open menu presses none of them. For a list that is always the same, and for keys of rows, there is <see cref="OnKeys"/>.
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

    /// <summary>Selects what is pressed.</summary>
    [Parameter] public string? Click { get; set; }

    /// <summary>The address of the page to show.</summary>
    [Parameter] public string? Go { get; set; }

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
            { Click: { } one } => (KeyAct.Click, one),
            { Go: { } address } => (KeyAct.Go, address),
            { Pressed.HasDelegate: true } => (KeyAct.Call, null),
            _ => (KeyAct.None, (string?)null),
        };
        var shortcut = new Shortcut { Keys = Keys, Words = Words, Group = Group, Act = act, Target = target, Pressed = _shortcut?.Pressed ?? PressAsync };
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
