using Microsoft.AspNetCore.Components;

namespace SeerDashboard.Components.Keys;

/// <summary>
/// Shortcuts that work while this component is shown; it draws nothing. The same as as many <see cref="OnKey"/>, for a list that is always the
/// same: none of its words travels to the browser but those that <see cref="Keyboard"/> tells.
/// </summary>
public sealed class OnKeys : ComponentBase, IDisposable
{
    private IReadOnlyList<Shortcut> _shown = [];
    private IReadOnlyList<IDisposable> _added = [];

    /// <summary>Where shortcuts are kept; absent on pages without the layout, where none work.</summary>
    [CascadingParameter] public Shortcuts? Shortcuts { get; set; }

    /// <summary>The shortcuts.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Shortcut> All { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // Never in prerender: no key is pressed there.
        if (Shortcuts is null || !RendererInfo.IsInteractive || ReferenceEquals(_shown, All))
            return;
        Dispose();
        _shown = All;
        _added = [.. All.Select(Shortcuts.Add)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in _added)
            one.Dispose();
        _added = [];
    }
}
