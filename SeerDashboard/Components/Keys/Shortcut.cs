namespace SeerDashboard.Components.Keys;

/// <summary>What the browser does by itself when a shortcut's keys are pressed.</summary>
public enum KeyAct
{
    /// <summary>Nothing of ours: the browser does it anyway, as Enter opens a link. It is only listed.</summary>
    None,

    /// <summary>The server is told, which calls <see cref="Shortcut.Pressed"/>.</summary>
    Call,

    /// <summary>The focus goes to the next of the elements that <see cref="Shortcut.Target"/> selects.</summary>
    Next,

    /// <summary>The focus goes to the one before.</summary>
    Previous,

    /// <summary>The focus goes to the first visible element that <see cref="Shortcut.Target"/> selects; without one, <see cref="Shortcut.Within"/> is pressed instead.</summary>
    Focus,

    /// <summary>The first visible element that <see cref="Shortcut.Target"/> selects is pressed: in the row that has the focus when <see cref="Shortcut.Within"/> selects rows.</summary>
    Click,

    /// <summary>The page at the address <see cref="Shortcut.Target"/> is shown.</summary>
    Go,

    /// <summary>The address of the page is copied.</summary>
    CopyLink,
}

/// <summary>Something that can be done where a person is now, with the keys that do it.</summary>
public sealed record Shortcut
{
    /// <summary>
    /// As <c>KeyboardEvent.key</c> names them: <c>j</c>, <c>?</c>, <c>Enter</c>; a sequence with spaces, <c>g d</c>; <c>Ctrl+k</c>, which is
    /// Cmd on a Mac. Null: there are no keys, only an entry in the palette.
    /// </summary>
    public string? Keys { get; init; }

    /// <summary>What it does, as a person would say it: "Claim the run".</summary>
    public required string Words { get; init; }

    /// <summary>Under which heading it is listed.</summary>
    public required string Group { get; init; }

    /// <summary>What happens.</summary>
    public KeyAct Act { get; init; }

    /// <summary>A CSS selector, or an address for <see cref="KeyAct.Go"/>.</summary>
    public string? Target { get; init; }

    /// <summary>A CSS selector; see <see cref="KeyAct.Click"/> and <see cref="KeyAct.Focus"/>.</summary>
    public string? Within { get; init; }

    /// <summary>Called for <see cref="KeyAct.Call"/>, on the circuit's own thread.</summary>
    public Func<Task>? Pressed { get; init; }

    /// <summary>Whether the palette offers it: moving the focus is for keys alone.</summary>
    public bool IsOffered => Act is KeyAct.Call or KeyAct.Click or KeyAct.CopyLink;
}
