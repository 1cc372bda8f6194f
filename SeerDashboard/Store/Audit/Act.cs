using SeerDashboard.Runs;

namespace SeerDashboard.Store.Audit;

/// <summary>One change that somebody makes. No text of a run, a comment or a secret stands in it: erasing those must leave none here.</summary>
/// <param name="Action">What.</param>
/// <param name="Subject">With what, such as <c>run 41 of acme</c>.</param>
/// <param name="Before">How it was, in a few words; null when nothing was.</param>
/// <param name="After">How it is now; null when nothing is.</param>
public sealed record Act(AuditAction Action, string Subject, string? Before = null, string? After = null)
{
    /// <summary>Most characters of each text; longer ones are cut.</summary>
    public const int Longest = 200;

    /// <summary>The run that it is about, for those who look for one.</summary>
    public RunId? Run { get; init; }

    /// <summary>With a run.</summary>
    public static Act On(RunKey run, AuditAction action, string? before = null, string? after = null) =>
        new(action, $"run {run.RunId} of {run.Integration}", before, after) { Run = run.RunId };
}
