using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>How long steps usually take, from this store's newest completed steps; sample runs and gaps are left out.</summary>
public sealed class StepTimes(IDbContextFactory<SeerContext> store, TimeProvider clock)
{
    private const int Newest = 500;

    private static readonly TimeSpan MeasuredFor = TimeSpan.FromSeconds(15);

    private DateTimeOffset _measuredAt = DateTimeOffset.MinValue;

    /// <summary>As last measured.</summary>
    public UsualTimes Current { get; private set; } = UsualTimes.Unknown;

    /// <summary>Measures again when that is due; called by the one that writes.</summary>
    internal void Refresh()
    {
        if (clock.GetUtcNow() - _measuredAt < MeasuredFor)
            return;
        // Before, not after: one that fails is not tried again at every turn of the writer.
        _measuredAt = clock.GetUtcNow();
        using var context = store.CreateDbContext();
        var runs = context.Runs.AsNoTracking().Where(run => !run.IsSample).OrderByDescending(run => run.UpdatedAt).Take(Newest)
            .Select(run => new { run.RootCauseTook, run.SolutionTook, run.CodingTook, run.PullRequestTook }).ToList();
        var byStage = new Dictionary<Stage, UsualTime>();
        Measure(Stage.RootCause, runs.Select(run => run.RootCauseTook));
        Measure(Stage.Solution, runs.Select(run => run.SolutionTook));
        Measure(Stage.Coding, runs.Select(run => run.CodingTook));
        Measure(Stage.PullRequest, runs.Select(run => run.PullRequestTook));
        Current = new(byStage);

        void Measure(Stage stage, IEnumerable<long?> took)
        {
            long[] sorted = [.. took.OfType<long>().Order()];
            if (sorted.Length > 0)
                byStage[stage] = new(At(sorted, 0.5), At(sorted, 0.95), sorted.Length);
        }
    }

    /// <summary>Nearest rank.</summary>
    private static TimeSpan At(long[] sorted, double share) =>
        TimeSpan.FromMilliseconds(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)]);
}
