using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>
/// Follows the log by cursor: folds each touched run, writes run, summary and version in one transaction, and says what changed
/// after its commit (DESIGN.md decision 2). After a crash it goes on from its cursor.
/// </summary>
public sealed partial class Projector(ProjectorSources sources, RunComposer composer, StoreChanges changes, ILogger<Projector> log)
{
    private readonly Again _again = new();

    private readonly Stretch _stretch = new();

    private ProjectorState? _state;

    private Composition? _composition;

    /// <summary>Takes up where the last process left off.</summary>
    internal void Open(SqliteConnection connection)
    {
        _state = ProjectorState.Open(connection, sources.Options.Value, sources.Fresh, sources.Risks);
        composer.Open(connection);
        _composition = new(_state, composer, log);
        sources.Sequel?.Open(connection);
    }

    /// <summary>Composes all runs of an integration anew at the next step, because its place changed.</summary>
    internal void Again(string integration) => _again.Integrations.Add(integration);

    /// <summary>An installation's organisation was read anew.</summary>
    internal void Place(string integration, string installation, string organization)
    {
        composer.Places(integration, installation, organization);
        Again(integration);
    }

    /// <summary>Which organisations an integration was installed by was erased.</summary>
    internal void ForgetPlaces(string integration) => composer.ForgetPlaces(integration);

    /// <summary>Folds runs anew at the next step, from what the log says then: their deliveries were read again, or some were erased.</summary>
    internal void Refold(IEnumerable<RunKey> runs)
    {
        sources.Fresh.Clear();
        foreach (var run in runs)
        {
            _state!.Events.Forget(run);
            _again.Runs.Add(run);
        }
    }

    /// <summary>Composes runs anew at the next step: what people did with them changed, their deliveries did not.</summary>
    internal void Recompose(IEnumerable<RunKey> runs) => _again.Runs.UnionWith(runs);

    /// <summary>Runs vanish in that transaction; who comes back with what they read before is told so.</summary>
    internal void Vanish(SqliteTransaction transaction) => _state!.Vanish(transaction);

    /// <summary>Forgets what is in memory, because rows were deleted.</summary>
    internal void Forget()
    {
        sources.Fresh.Clear();
        _state!.Events.Clear();
    }

    /// <summary>One stretch of the log; false when there was nothing to do.</summary>
    /// <exception cref="SqliteException">The store cannot be written; nothing was changed.</exception>
    internal bool Step()
    {
        var state = _state!;
        var began = sources.Clock.GetTimestamp();
        var (most, atOnce) = (sources.Options.Value.ProjectAtOnce, _stretch.AtOnce(sources.Options.Value.ProjectAtOnce));
        var news = state.Log.After(state.Cursor, atOnce);
        if (news.UpTo == state.Cursor && !_again.Any)
            return false;
        // An organisation's or a place's news may touch any number of runs, and uses up as many versions.
        var durable = news.Organizations.Count > 0 || _again.Integrations.Count > 0 || !state.MayBeLost;
        try
        {
            if (!durable)
                state.Synchronous("NORMAL");
            using var transaction = state.Connection.BeginTransaction();
            var version = state.Version;
            var written = new List<RunSummary>();
            foreach (var (folded, summary) in _composition!.Of(news, _again, transaction))
            {
                if (Write(folded, summary, version + 1, transaction))
                    written.Add(summary with { Version = ++version });
            }

            state.Commit(transaction, news.UpTo, version, durable);
            _again.Clear();
            Tell(news, written);
            _stretch.Took(atOnce, sources.Clock.GetElapsedTime(began), most);
            return true;
        }
        catch
        {
            state.Events.Clear();
            throw;
        }
        finally
        {
            // Everything else on this connection, deliveries first of all, is durable when it is committed.
            state.Synchronous("FULL");
        }
    }

    /// <summary>A row that the store does not take keeps no other run from being brought up to date.</summary>
    private bool Write(SeerRun folded, RunSummary summary, long version, SqliteTransaction transaction)
    {
        try
        {
            var sample = composer.IsSample(folded.Key);
            if (!_state!.Runs.Write(folded, summary, sample, version, transaction, out var before))
                return false;
            if (!sample && sources.Sequel is { IsAwake: true } sequel)
                Follow(sequel, before, summary with { Version = version }, folded, transaction);
            return true;
        }
        catch (Exception error) when (StoreFault.Of(error) is null)
        {
            NotWritten(log, folded.Key.RunId, error);
            return false;
        }
    }

    /// <summary>Who is told of it, or not, keeps no run from being brought up to date; a store that cannot be written does.</summary>
    private void Follow(IRunSequel sequel, byte[]? before, RunSummary after, SeerRun run, SqliteTransaction transaction)
    {
        try
        {
            sequel.Follow(new(before is null ? null : JsonSerializer.Deserialize(before, RunsJson.Default.RunSummary), after, run), transaction);
        }
        catch (Exception error) when (StoreFault.Of(error) is null)
        {
            NotFollowed(log, after.RunId, error);
        }
    }

    /// <summary>After the commit: who watches what changed cannot undo it.</summary>
    private void Tell(News news, List<RunSummary> written)
    {
        written.ForEach(changes.Committed);
        try
        {
            foreach (var unchanged in news.Events.Keys.Except(written.Select(summary => summary.Key)))
                changes.LogGrew(unchanged);
            foreach (var issue in news.Facts.Keys)
                changes.IssueTold(issue);
        }
        catch (Exception error)
        {
            NotTold(log, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} could not be written; the others are")]
    private static partial void NotWritten(ILogger logger, RunId runId, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "What run {RunId} tells could not be worked out; the run itself is up to date")]
    private static partial void NotFollowed(ILogger logger, RunId runId, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A watcher of the log failed")]
    private static partial void NotTold(ILogger logger, Exception error);
}

/// <summary>What the projector reads besides the log.</summary>
/// <param name="Options">How much at once.</param>
/// <param name="Fresh">Events that need not be read from it.</param>
/// <param name="Risks">What was found in texts already.</param>
/// <param name="Clock">Tells how long a stretch of the log takes.</param>
public sealed record ProjectorSources(IOptions<StoreOptions> Options, FreshEvents Fresh, KnownRisks Risks, TimeProvider Clock)
{
    /// <summary>What is written with each run; null where nobody is told.</summary>
    public IRunSequel? Sequel { get; init; }
}
