using SeerDashboard.Store.Care;

namespace SeerDashboard.Components.Settings;

/// <summary>A work on the store, in words.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Says">What it does.</param>
/// <param name="Verb">What its button says.</param>
internal sealed record KeepingWork(UpkeepWork Kind, string Title, string Says, string Verb)
{
    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<KeepingWork> All { get; } =
    [
        new(UpkeepWork.Check, "Was anything changed?", "Follows the hash chain over every delivery and names the first one that was changed or is missing.", "Check the chain"),
        new(UpkeepWork.Compare, "Does every run follow from what was delivered?", "Reads every kept body with today's reader, makes every run again and compares it with what is stored.", "Compare every run"),
        new(UpkeepWork.Backup, "A copy of everything", "Writes the store and its key ring into one file beside the store, while deliveries go on.", "Make a backup"),
        new(UpkeepWork.Import, "Deliveries of another store", "Checks every line of an exported log (JSON Lines), then takes in what is not here yet. With Retention:Days, what is older than that is erased at the next look.", "Take in an export"),
    ];

    /// <summary>The row that a work shows in: setting right follows from comparing.</summary>
    public static KeepingWork Of(UpkeepWork work) => All.First(each => each.Kind == (work == UpkeepWork.Rebuild ? UpkeepWork.Compare : work));
}
