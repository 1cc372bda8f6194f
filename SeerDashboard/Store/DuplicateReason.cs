using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Why a delivery counts as a duplicate, as a sentence.</summary>
internal static class DuplicateReason
{
    /// <summary>Names the rule of STATE.md §3 that held.</summary>
    public static string Of(SeerEvent seen, SeerEvent of)
    {
        if (seen.RequestId == of.RequestId && seen.RequestId.Length > 0)
            return "Same body and Request-ID as an earlier delivery.";
        var apart = (long)Math.Abs((seen.SentAt - of.SentAt).TotalSeconds);
        if (apart == 0)
            return "Same body, sent in the same second as another delivery of it.";
        return $"Same body, sent {apart} s {(seen.SentAt >= of.SentAt ? "after" : "before")} another delivery of it.";
    }
}
