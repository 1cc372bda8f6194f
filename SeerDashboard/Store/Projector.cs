using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>
/// Follows the log by cursor: folds each touched run, writes run, summary and version in one transaction, and says what changed
/// after its commit (DESIGN.md decision 2). After a crash it goes on from its cursor.
/// </summary>
public sealed partial class Projector(IOptions<StoreOptions> options, RunComposer composer, StoreChanges changes, ILogger<Projector> log)
{
    private readonly HashSet<string> _again = new(StringComparer.Ordinal);

    private State? _state;

    /// <summary>Takes up where the last process left off.</summary>
    internal void Open(SqliteConnection connection)
    {
        using var select = connection.Prepare(
            "INSERT INTO Projection (Id, Cursor, Version, Epoch) VALUES (1, 0, 0, $epoch) ON CONFLICT DO UPDATE SET Id = 1 RETURNING Cursor, Version", "$epoch");
        using var row = select.With(null, Guid.NewGuid().ToString("N")).ExecuteReader();
        row.Read();
        _state = new(connection, options.Value.HotRuns) { Cursor = row.GetInt64(0), Version = row.GetInt64(1) };
    }

    /// <summary>Composes all runs of an integration anew at the next step, because its place changed.</summary>
    internal void Again(string integration) => _again.Add(integration);

    /// <summary>Forgets what is in memory, because rows were deleted.</summary>
    internal void Forget() => _state!.Events.Clear();

    /// <summary>One stretch of the log; false when there was nothing to do.</summary>
    /// <exception cref="SqliteException">The store cannot be written; nothing was changed.</exception>
    internal bool Step()
    {
        var state = _state!;
        var news = state.Log.After(state.Cursor, options.Value.ProjectAtOnce);
        if (news.UpTo == state.Cursor && _again.Count == 0)
            return false;
        try
        {
            using var transaction = state.Connection.BeginTransaction();
            var version = state.Version;
            var written = new List<RunSummary>();
            foreach (var (folded, summary) in Compose(state, news, transaction))
            {
                if (!state.Runs.Write(folded, summary, composer.IsSample(folded.Key), version + 1, transaction))
                    continue;
                written.Add(summary with { Version = ++version });
            }

            state.Advance.With(transaction, news.UpTo, version).ExecuteNonQuery();
            transaction.Commit();
            (state.Cursor, state.Version) = (news.UpTo, version);
            _again.Clear();
            written.ForEach(changes.Committed);
            return true;
        }
        catch
        {
            state.Events.Clear();
            throw;
        }
    }

    private List<(SeerRun Run, RunSummary Summary)> Compose(State state, News news, SqliteTransaction transaction)
    {
        var folded = news.Events.ToDictionary(run => run.Key, run => Fold(run.Key, state.Events.Of(run.Key, run.Value, news.UpTo, transaction)));
        foreach (var key in Others(state, news, transaction).Where(key => !folded.ContainsKey(key)))
            folded[key] = Fold(key, state.Events.Of(key, [], news.UpTo, transaction));
        var newest = new Dictionary<RunKey, RunId?>();
        foreach (var issue in folded.Values.Where(one => one.Run.GroupId is not null).Select(one => new IssueKey(one.Run.Key.Integration, one.Run.GroupId!.Value)).Distinct().ToList())
        {
            var siblings = state.Issues.Runs(issue, transaction).Where(sibling => !folded.ContainsKey(sibling.Key))
                .Concat(folded.Values.Where(one => one.Run.GroupId == issue.GroupId && one.Run.Key.Integration == issue.Integration)
                    .Select(one => new Sibling(one.Run.Key, one.Run.StartedAt.UtcTicks, null))).ToList();
            var last = siblings.MaxBy(sibling => (sibling.StartedTicks, sibling.Key.RunId.Value))!;
            foreach (var sibling in siblings)
            {
                newest[sibling.Key] = sibling.Key == last.Key ? null : last.Key.RunId;
                if (!folded.ContainsKey(sibling.Key) && sibling.SupersededBy != newest[sibling.Key])
                    folded[sibling.Key] = Fold(sibling.Key, state.Events.Of(sibling.Key, [], news.UpTo, transaction));
            }
        }

        return folded.Values.Select(one => (one.Run, composer.Compose(one.Run, one.Problem, Facts(state, one.Run, transaction), newest.GetValueOrDefault(one.Run.Key)))).ToList();
    }

    /// <summary>Runs that no event touched, but whose issue, organisation or place is told anew.</summary>
    private HashSet<RunKey> Others(State state, News news, SqliteTransaction transaction)
    {
        var others = new HashSet<RunKey>();
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

        foreach (var integration in _again)
            others.UnionWith(state.Issues.Runs(integration, transaction));
        return others;
    }

    private static IssueFacts? Facts(State state, SeerRun run, SqliteTransaction transaction) =>
        run.GroupId is { } group ? state.Issues.Find(new(run.Key.Integration, group), transaction) : null;

    /// <summary>A run that cannot be folded shows why, and the projector goes on.</summary>
    private (SeerRun Run, string? Problem) Fold(RunKey key, IReadOnlyList<SeerEvent> events)
    {
        try
        {
            return (Replay.Of(key, events), null);
        }
        catch (Exception error)
        {
            NotFolded(log, key.RunId, events.Count, error);
            var unseen = SeerRun.Unseen(key) with
            {
                GroupId = events.Select(seen => seen.GroupId).LastOrDefault(group => group is not null),
                StartedAt = events.Min(seen => seen.SentAt),
                UpdatedAt = events.Max(seen => seen.SentAt),
            };
            return (unseen, $"This run's deliveries could not be put together ({error.GetType().Name}). They are all kept, and are put together again with the next one.");
        }
    }

    private sealed class State(SqliteConnection connection, int hotRuns)
    {
        public SqliteConnection Connection { get; } = connection;

        public DeliveryLog Log { get; } = new(connection);

        public RunEvents Events { get; } = new(connection, hotRuns);

        public IssueBook Issues { get; } = new(connection);

        public RunWriter Runs { get; } = new(connection);

        public SqliteCommand Advance { get; } = connection.Prepare("UPDATE Projection SET Cursor = $cursor, Version = $version WHERE Id = 1", "$cursor", "$version");

        public long Cursor { get; set; }

        public long Version { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} could not be folded from its {Count} deliveries")]
    private static partial void NotFolded(ILogger logger, RunId runId, int count, Exception error);
}
