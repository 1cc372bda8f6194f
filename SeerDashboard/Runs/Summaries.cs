namespace SeerDashboard.Runs;

/// <summary>Composes what lists, pushes and pages show.</summary>
public static class Summaries
{
    /// <summary>Delivered state ⊕ context; <see cref="RunSummary.Version"/> is set by the store.</summary>
    public static RunSummary Compose(SeerRun run, SummaryContext context) => throw new NotSupportedException();

    /// <summary>The whole run; <paramref name="patch"/> gives the text kept under a <see cref="FileChange.PatchId"/>.</summary>
    public static Run Whole(RunSummary summary, SeerRun run, Func<string, string?> patch) => throw new NotSupportedException();
}
