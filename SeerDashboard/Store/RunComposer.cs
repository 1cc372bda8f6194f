using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Store;

/// <summary>Adds to a run's delivered state what else a summary shows, each part from its own source.</summary>
public sealed class RunComposer(IOptions<RunsOptions> options, IntegrationDirectory integrations, StepTimes times, RiskBook risks)
{
    /// <summary>The summary, with version 0.</summary>
    internal RunSummary Compose(SeerRun run, string? problem, IssueFacts? issue, RunId? supersededBy, SideFacts? beside = null)
    {
        var summary = Summaries.Compose(run, new SummaryContext
        {
            Issue = issue,
            Place = integrations.PlaceOf(run.Key.Integration, run.Key.Installation),
            SupersededBy = supersededBy,
            QuietAfter = TimeSpan.FromMinutes(options.Value.QuietAfterMinutes),
            Handling = beside?.Handling ?? Handling.None,
            Review = beside?.Review ?? ReviewStanding.None,
            ReviewAgesOutAfter = TimeSpan.FromDays(options.Value.ReviewAgesOutDays),
            Usual = times.Current,
            Risk = RiskFlags.Words(beside?.Changed ?? [], risks.Current),
        });
        return problem is null ? summary : summary with { Problem = problem };
    }

    /// <summary>Reads what is kept of its own settings.</summary>
    internal void Open(SqliteConnection connection) => risks.Open(connection);

    /// <summary>The run belongs to a sample integration.</summary>
    internal bool IsSample(RunKey run) => integrations.Find(run.Integration)?.IsSample ?? false;

    /// <summary>An installation said which organisation it belongs to.</summary>
    internal void Places(string integration, string installation, string organization) =>
        integrations.Learn(integration, installation, organization);

    /// <summary>What an integration's installations said of that was erased.</summary>
    internal void ForgetPlaces(string integration) => integrations.ForgetPlaces(integration);
}

/// <summary>What is kept beside the deliveries of a run.</summary>
/// <param name="Handling">What people did with it.</param>
/// <param name="Review">What people said of it.</param>
/// <param name="Changed">The risks of the files that it changes.</param>
internal sealed record SideFacts(Handling Handling, ReviewStanding Review, IReadOnlyList<FileRisk> Changed);
