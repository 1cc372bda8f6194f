using SeerDashboard.Components.Keys;

namespace SeerDashboard.Components.Desk;

/// <summary>The keys of the desk that the browser does by itself.</summary>
internal static class DeskShortcuts
{
    private const string Group = "Runs";
    private const string Row = "[data-testid=run-row]";
    private const string Links = Row + " a.t";

    /// <summary>For whoever only looks.</summary>
    public static readonly IReadOnlyList<Shortcut> Looking =
    [
        new() { Keys = "j", Words = "Next run", Group = Group, Act = KeyAct.Next, Target = Links },
        new() { Keys = "k", Words = "Previous run", Group = Group, Act = KeyAct.Previous, Target = Links },
        new() { Keys = "Enter", Words = "Open the run", Group = Group },
    ];

    /// <summary>For whoever works with runs.</summary>
    public static readonly IReadOnlyList<Shortcut> Working =
    [
        .. Looking,
        Presses("c", "Claim the run", "claim"),
        Presses("s", "Snooze the run", "snooze"),
        Presses("e", "Mark the run as done", "done"),
        Presses("h", "All that can be done with the run", "menu"),
        Presses("x", "Select the run", "pick"),
    ];

    private static Shortcut Presses(string keys, string words, string act) => new() { Keys = keys, Words = words, Group = Group, Act = KeyAct.Click, Target = $"[data-act={act}]", Within = Row };
}
