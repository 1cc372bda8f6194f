using SeerDashboard.Runs;

namespace SeerDashboard.Components.Finding;

/// <summary>Views that everybody has.</summary>
public static class Presets
{
    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<(string Name, DeskQuery Query)> All { get; } =
    [
        ("Needs me", new() { NeedsMe = true }),
        ("Unclaimed and ready", new() { Group = DeskGroup.ReadyForReview, Who = DeskWho.Unclaimed }),
        ("Large changes", new() { Size = ChangeSize.Large }),
        ("Quiet now", new() { Group = DeskGroup.NoWord }),
        ("This week", new() { Since = DeskSince.Ago(TimeSpan.FromDays(7)) }),
    ];
}
