using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Rebuild;

/// <summary>What came of a rebuild, as a sentence.</summary>
internal static class RebuildWords
{
    /// <summary>For the page and the command alike.</summary>
    public static string Of(RebuildReport report, bool applied)
    {
        var looked = $"{Amount.Of(report.Runs, "run", "runs")} from {Amount.Of(report.Deliveries, "delivery", "deliveries")}";
        var differences = Amount.Of(report.Differences, "difference", "differences");
        var outcome = report switch
        {
            { Differences: 0 } => $"{looked}: all equal.",
            { Applied: 0 } => $"{looked}: {differences}. Nothing was written.",
            { IsEqual: true } => $"{looked}: {differences}, all set right.",
            _ => $"{looked}: {differences}, {report.Applied} set right.",
        };
        return report.Context == 0
            ? outcome
            : $"{outcome} {Amount.Of(report.Context, "delivery says", "deliveries say")} something else of an issue or an organisation to this version{(applied ? ", which was taken up" : "")}.";
    }
}
