using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>
/// Has the search index follow the runs by their version, in short turns on the writer's thread after deliveries and projection. After a crash it
/// goes on from its place; a store from before is filled in the background.
/// </summary>
public sealed partial class SearchIndexer(TimeProvider clock, ILogger<SearchIndexer> log)
{
    /// <summary>A delivery that comes meanwhile waits no longer than this.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(20);

    /// <summary>While deliveries come, so few of them meet a turn that their slowest hundredth does not.</summary>
    private static readonly TimeSpan ShortTurn = TimeSpan.FromMilliseconds(5);

    /// <summary>While deliveries come without end, it has a turn this often: each costs as much as keeping many deliveries.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private const int MostAtOnce = 64;

    private SearchRows? _rows;
    private long _had = clock.GetTimestamp();
    private DateTimeOffset _restsUntil;

    /// <summary>One turn; false when there is nothing to do, or it is not its turn.</summary>
    /// <param name="connection">The one that writes.</param>
    /// <param name="projector">Composes runs from before anew.</param>
    /// <param name="busy">Deliveries come, or the projection goes on.</param>
    internal bool Step(SqliteConnection connection, Projector projector, bool busy)
    {
        if ((busy && clock.GetElapsedTime(_had) < Between) || clock.GetUtcNow() < _restsUntil)
            return false;
        try
        {
            if (_rows?.Connection != connection)
                _rows = new(connection);
            var worked = _rows.Next(null) is not null && Follow(_rows, projector, busy ? ShortTurn : Turn);
            _had = clock.GetTimestamp();
            return worked;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Runs are shown and kept without it. What was not committed is told by the store.
            _rows = null;
            _restsUntil = clock.GetUtcNow() + Rest;
            NotIndexed(log, error);
            return false;
        }
    }

    private bool Follow(SearchRows rows, Projector projector, TimeSpan turn)
    {
        var began = clock.GetTimestamp();
        var old = new List<RunKey>();
        Sync(rows.Connection, "NORMAL");
        try
        {
            using var transaction = rows.Connection.BeginTransaction();
            for (var count = 0; count < MostAtOnce && (count == 0 || clock.GetElapsedTime(began) < turn) && rows.Next(transaction) is { } run; count++)
            {
                var summary = JsonSerializer.Deserialize(run.Summary, RunsJson.Default.RunSummary)!;
                rows.Write(run, Document(run, summary), transaction);
                // Earlier versions did not say when a pull request leaves the desk.
                if (run.Version <= rows.Before && summary is { State: RunState.PullRequestOpened, AgesOutAt: null })
                    old.Add(summary.Key);
            }

            rows.Commit(transaction);
        }
        finally
        {
            Sync(rows.Connection, "FULL");
        }

        projector.Recompose(old);
        return true;
    }

    private RunDocument Document(ChangedRun run, RunSummary summary)
    {
        try
        {
            return RunDocument.Of(JsonSerializer.Deserialize(Packed.Bytes(run.Delivered), RunsJson.Default.SeerRun), summary);
        }
        catch (Exception error) when (error is not SqliteException)
        {
            // One that cannot be read keeps no other from being found.
            NotRead(log, summary.RunId, error);
            return RunDocument.Of(null, summary);
        }
    }

    /// <summary>The index is made again from the runs, so it waits for no disk.</summary>
    private static void Sync(SqliteConnection connection, string level)
    {
        using var command = connection.Prepare("PRAGMA synchronous=" + level);
        command.ExecuteNonQuery();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not follow the runs; nothing else is affected, and it is tried again in 10 s")]
    private static partial void NotIndexed(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What run {RunId} is found by could not be read; it is found by what its row says")]
    private static partial void NotRead(ILogger logger, RunId runId, Exception error);
}
