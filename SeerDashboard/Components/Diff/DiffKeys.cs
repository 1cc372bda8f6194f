using SeerDashboard.Components.Keys;

namespace SeerDashboard.Components.Diff;

/// <summary>The keys of the diff. What they press is in the page while the diff is (js/diff/keys.js), so that they work while the circuit is down.</summary>
internal static class DiffKeys
{
    /// <summary>For whoever only looks.</summary>
    public static readonly IReadOnlyList<Shortcut> Reading =
    [
        Presses("j", "Next file", "next-file"),
        Presses("k", "Previous file", "previous-file"),
        Presses("n", "Next change", "next-hunk"),
        Presses("p", "Previous change", "previous-hunk"),
        Presses("c", "Collapse the file, or unfold it", "fold-here"),
        Presses("x", "Choose a line of this change; again: one line more", "choose-here"),
        Presses("X", "Choose one line less", "choose-less"),
        Presses("u", "Unified", "unified"),
        Presses("s", "Split", "split"),
        new() { Keys = "/", Words = "Search the changes", Group = Group, Act = KeyAct.Focus, Target = "[data-act=search]" },
    ];

    /// <summary>For whoever may review.</summary>
    public static readonly IReadOnlyList<Shortcut> Reviewing =
    [
        .. Reading,
        Presses("v", "Mark the file as viewed, or not", "viewed-here"),
        Presses("m", "Comment on the chosen lines, or on this change", "comment-here"),
    ];

    private const string Group = "Changes";

    private static Shortcut Presses(string keys, string words, string act) => new() { Keys = keys, Words = words, Group = Group, Act = KeyAct.Click, Target = $"[data-act={act}]" };
}
