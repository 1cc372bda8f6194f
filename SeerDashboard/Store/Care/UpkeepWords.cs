using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Import;

namespace SeerDashboard.Store.Care;

/// <summary>What came of a work, as the settings page says it.</summary>
internal static class UpkeepWords
{
    private const int MostRanges = 20;

    /// <summary>Of following the chain.</summary>
    public static UpkeepResult Of(ChainReport report, DateTimeOffset at) => report.Broken is { } broken
        ? new(at, UpkeepOutcome.Bad, $"The chain is broken after {Amount.Of(report.Checked, "delivery", "deliveries")}. {broken}")
        : new(at, UpkeepOutcome.Good, $"{Amount.Of(report.Checked, "delivery", "deliveries")}, {report.Erased.Count} of them erased: the chain holds.{report.Erased.Sentence(MostRanges)}{(report.Actions == 0 ? "" : $" So does that of {Amount.Of(report.Actions, "action", "actions")} of people.")}");

    /// <summary>Of an import.</summary>
    public static UpkeepResult Of(ImportReport report, DateTimeOffset at) => new(at, UpkeepOutcome.Good, report.ToString());

    /// <summary>Of a backup.</summary>
    public static UpkeepResult Of(BackupReport report, DateTimeOffset at) => new(at, report.Broken is null ? UpkeepOutcome.Good : UpkeepOutcome.Bad,
        $"{Amount.Of(report.Deliveries, "delivery", "deliveries")} and the key ring, {Amount.Bytes(report.Bytes)}, in {report.File}.{(report.Broken is null ? "" : $" The chain that was copied is broken: {report.Broken}")}")
    { File = Path.GetFileName(report.File) };
}
