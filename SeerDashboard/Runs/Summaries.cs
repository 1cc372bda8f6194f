namespace SeerDashboard.Runs;

/// <summary>Composes what lists, pushes and pages show.</summary>
public static class Summaries
{
    /// <summary>Delivered state ⊕ context; <see cref="RunSummary.Version"/> is set by the store.</summary>
    public static RunSummary Compose(SeerRun run, SummaryContext context)
    {
        var files = run.Changes()?.Repositories.SelectMany(change => change.Files).ToList() ?? [];
        var handling = context.Handling.After(run.UpdatedAt);
        return new RunSummary
        {
            RunId = run.Key.RunId,
            GroupId = run.GroupId,
            Integration = run.Key.Integration,
            Installation = run.Key.Installation,
            Issue = Issue(run, context),
            Stage = run.Stage(),
            State = run.State(),
            QuietAt = QuietAt(run, context),
            Headline = Headlines.Of(run),
            Steps = run.Steps,
            Iteration = run.Iteration,
            ReadyForReview = run.ReadyForReview,
            Repos = Repos(run),
            Files = files.Count,
            Added = Total(files.Select(file => file.Added)),
            Removed = Total(files.Select(file => file.Removed)),
            Risk = context.Risk,
            PullRequests = run.PullRequests,
            ClaimedBy = handling.ClaimedBy,
            SnoozedUntil = handling.Snooze?.Until,
            SnoozedUntilNews = handling.Snooze is { Until: null },
            Done = handling.Done,
            AgesOutAt = run.State() == RunState.PullRequestOpened ? (run.Step(Stage.PullRequest).CompletedAt ?? run.UpdatedAt) + context.ReviewAgesOutAfter : null,
            Verdict = context.Review.On(run),
            Comments = context.Review.Comments,
            StartedAt = run.StartedAt,
            UpdatedAt = run.UpdatedAt,
            SupersededBy = context.SupersededBy,
            Classification = run.RootCause?.Classification,
        };
    }

    /// <summary>The whole run; <paramref name="patch"/> gives the text kept under a <see cref="FileChange.PatchId"/>.</summary>
    public static Run Whole(RunSummary summary, SeerRun run, Func<string, string?> patch) => new(summary)
    {
        SentryRunId = run.SentryRunId,
        RootCause = run.RootCause,
        Solution = run.Solution,
        Changes = [.. (run.Changes()?.Repositories ?? []).Select(change => WithText(change, patch))],
        ChangesOutdated = run.ChangesOutdated,
        ChangeVersions = run.Versions.Count,
        Unknown = run.Unknown,
    };

    /// <summary>A change with the texts that <paramref name="patch"/> gives.</summary>
    internal static RepositoryChange WithText(RepositoryChange change, Func<string, string?> patch) => change with
    {
        Files = [.. change.Files.Select(file => file with { Patch = file.PatchId is { } id ? patch(id) : file.Patch })],
    };

    /// <summary>Counts are taken as sent when there is no diff to count: even absurd ones must not keep a run from being summed up, here or when both are added.</summary>
    private static int Total(IEnumerable<int> lines) => (int)Math.Min(int.MaxValue / 2, lines.Sum(count => (long)count));

    private static DateTimeOffset? QuietAt(SeerRun run, SummaryContext context)
    {
        if (run.Running() is not { StartedAt: { } started } running)
            return null;
        var usual = context.Usual.Of(running.Stage, Repos(run))?.P95 * 3;
        return started + (usual > context.QuietAfter ? usual.Value : context.QuietAfter);
    }

    private static IssueSummary Issue(SeerRun run, SummaryContext context) =>
        IssueSummary.Of(context.Issue) is { Url: null } issue ? issue with { Url = Link(run.GroupId, context.Place) } : IssueSummary.Of(context.Issue);

    /// <summary>The issue's page with Seer's drawer open (SENTRY.md §6).</summary>
    private static string? Link(GroupId? issue, SentryPlace place) => issue is { } id && !string.IsNullOrWhiteSpace(place.Organization)
        ? $"{place.BaseUrl.TrimEnd('/')}/organizations/{Uri.EscapeDataString(place.Organization)}/issues/{id}/?seerDrawer=true"
        : null;

    private static IReadOnlyList<string> Repos(SeerRun run)
    {
        IEnumerable<string?> named =
        [
            .. (run.Changes()?.Repositories ?? []).Select(change => change.Repo),
            .. run.PullRequests.Select(pull => pull.Repo),
            run.RootCause?.Repo,
            .. (run.RootCause?.Steps ?? []).Select(step => step.File?.Repo),
            .. (run.Solution?.Steps ?? []).Select(step => step.File?.Repo),
        ];
        return [.. named.OfType<string>().Where(repo => !string.IsNullOrWhiteSpace(repo)).Distinct(StringComparer.Ordinal)];
    }
}
