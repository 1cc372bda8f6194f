using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Folds and composes the runs that a stretch of the log touches: their own events, their issue, their place, and which run of an issue is the newest.</summary>
internal sealed partial class Composition(ProjectorState state, RunComposer composer, ILogger log)
{
    /// <summary>All runs that <paramref name="news"/> touches, and those that are to be made <paramref name="again"/>.</summary>
    public List<(SeerRun Run, RunSummary Summary)> Of(News news, Again again, SqliteTransaction transaction)
    {
        var folded = news.Events.ToDictionary(run => run.Key, run => Fold(run.Key, state.Events.Of(run.Key, run.Value, state.Cursor, transaction)));
        foreach (var key in Others(news, again, transaction).Where(key => !folded.ContainsKey(key)))
        {
            // Of a run that was erased nothing is left to fold.
            if (state.Events.Of(key, RunNews.None, state.Cursor, transaction) is { Count: > 0 } events)
                folded[key] = Fold(key, events);
        }

        var newest = new Dictionary<RunKey, RunId?>();
        foreach (var issue in Issues(folded.Values, transaction))
        {
            var siblings = state.Issues.Runs(issue, transaction).Where(sibling => !folded.ContainsKey(sibling.Key))
                .Concat(folded.Values.Where(one => one.Run.GroupId == issue.GroupId && one.Run.Key.Integration == issue.Integration)
                    .Select(one => new Sibling(one.Run.Key, one.Run.StartedAt.UtcTicks, null))).ToList();
            var last = siblings.OrderBy(sibling => sibling.StartedTicks).ThenBy(sibling => sibling.Key.RunId.Value).ThenBy(sibling => sibling.Key.Installation, StringComparer.Ordinal).LastOrDefault();
            foreach (var sibling in siblings)
            {
                newest[sibling.Key] = sibling.Key == last!.Key ? null : last.Key.RunId;
                if (!folded.ContainsKey(sibling.Key) && sibling.SupersededBy != newest[sibling.Key])
                    folded[sibling.Key] = Fold(sibling.Key, state.Events.Of(sibling.Key, RunNews.None, state.Cursor, transaction));
            }
        }

        return folded.Values.Select(one => (one.Run, Compose(one, Facts(one.Run, transaction), newest.GetValueOrDefault(one.Run.Key), transaction))).ToList();
    }

    /// <summary>The issues whose runs are ranked anew: those of the runs, and those that they were taken for until now.</summary>
    private List<IssueKey> Issues(ICollection<RunFold> folded, SqliteTransaction transaction) =>
        [.. folded.SelectMany(one => new[] { one.Run.GroupId, state.Issues.StoredOf(one.Run.Key, transaction) }.OfType<GroupId>().Select(group => new IssueKey(one.Run.Key.Integration, group))).Distinct()];

    /// <summary>Runs that no event touched, but whose issue, organisation or place is told anew.</summary>
    private HashSet<RunKey> Others(News news, Again again, SqliteTransaction transaction)
    {
        var others = new HashSet<RunKey>(again.Runs);
        foreach (var ((integration, installation), organization) in news.Organizations)
        {
            state.Issues.Place(integration, installation, organization, transaction);
            composer.Places(integration, installation, organization);
            others.UnionWith(state.Issues.Runs(integration, transaction).Where(run => run.Installation == installation));
        }

        foreach (var (issue, facts) in news.Facts)
        {
            state.Issues.Merge(issue, facts, transaction);
            others.UnionWith(state.Issues.Runs(issue, transaction).Select(sibling => sibling.Key));
        }

        foreach (var integration in again.Integrations)
            others.UnionWith(state.Issues.Runs(integration, transaction));
        return others;
    }

    private IssueFacts? Facts(SeerRun run, SqliteTransaction transaction) =>
        run.GroupId is { } group ? state.Issues.Find(new(run.Key.Integration, group), transaction) : null;

    /// <summary>What is known of a run that cannot be composed is shown without the rest.</summary>
    private RunSummary Compose(RunFold folded, IssueFacts? issue, RunId? supersededBy, SqliteTransaction transaction)
    {
        var beside = new SideFacts(state.Handlings.Of(folded.Run.Key, transaction), state.Reviews.Of(folded.Run.Key, transaction), []);
        try
        {
            return composer.Compose(folded.Run, folded.Problem, issue, supersededBy, beside with { Changed = state.Risks.Of(folded.Run, transaction) });
        }
        catch (Exception error)
        {
            NotFolded(log, folded.Run.Key.RunId, 0, error);
            var bare = RunFold.Bare(folded.Run.Key, folded.Run.GroupId, folded.Run.StartedAt, folded.Run.UpdatedAt, error);
            return composer.Compose(bare.Run, bare.Problem, null, supersededBy, beside);
        }
    }

    /// <summary>A run that cannot be folded shows why, and the projector goes on.</summary>
    private RunFold Fold(RunKey key, HeldEvents all)
    {
        var folded = RunFold.Of(key, all);
        if (folded.Error is { } error)
            NotFolded(log, key.RunId, all.Count, error);
        return folded;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} could not be folded from its {Count} deliveries")]
    private static partial void NotFolded(ILogger logger, RunId runId, int count, Exception error);
}
