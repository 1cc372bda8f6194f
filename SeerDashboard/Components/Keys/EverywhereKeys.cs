namespace SeerDashboard.Components.Keys;

/// <summary>What works on every page without asking the server.</summary>
internal static class EverywhereKeys
{
    /// <summary>Before every screen.</summary>
    public static readonly IReadOnlyList<Shortcut> All =
    [
        new() { Keys = "/", Words = "Search", Group = Keyboard.Everywhere, Act = KeyAct.Focus, Target = "main input[type=search]", Within = "[data-opens=palette]" },
        Goes("g d", "Go to the desk", "/"),
        Goes("g l", "Go to the deliveries", "/deliveries"),
        Goes("g i", "Go to the insights", "/insights"),
        Goes("g n", "Go to the notifications", "/notifications"),
        Goes("g s", "Go to the settings", "/settings"),
        new() { Words = "Copy a link to this page", Group = Keyboard.Everywhere, Act = KeyAct.CopyLink },
    ];

    /// <summary>Not before a screen on a wall: nobody searches there, and it has no bar to search from.</summary>
    public static readonly IReadOnlyList<Shortcut> OfPeople =
    [
        new() { Keys = "Ctrl+k", Words = "Search runs, issues, pages and actions", Group = Keyboard.Everywhere, Act = KeyAct.Click, Target = "[data-opens=palette]" },
        new() { Words = "Sign out", Group = Keyboard.Everywhere, Act = KeyAct.Click, Target = "form[action=logout] button" },
    ];

    /// <summary>For those who may see it.</summary>
    public static readonly IReadOnlyList<Shortcut> OfAdmins = [Goes("g a", "Go to the audit: who changed what", "/audit")];

    private static Shortcut Goes(string keys, string words, string address) => new() { Keys = keys, Words = words, Group = Keyboard.Everywhere, Act = KeyAct.Go, Target = address };
}
