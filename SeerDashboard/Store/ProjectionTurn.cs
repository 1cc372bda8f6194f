using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Finding;

namespace SeerDashboard.Store;

/// <summary>Jobs and the projection on the writer's connection: both go on when it was opened anew, and neither ever ends the writer.</summary>
public sealed partial class ProjectionTurn(WriteConnection connection, Projector projector, BesideTheLog beside, StoreCondition condition, ILogger<ProjectionTurn> log)
{
    private SqliteConnection? _open;

    /// <summary>Takes up where the last process, or the last connection, left off.</summary>
    internal void Open()
    {
        var open = connection.Open();
        if (open == _open)
            return;
        projector.Open(open);
        _open = open;
    }

    /// <summary>Does one job; false when none waits.</summary>
    internal bool DoJob()
    {
        if (!beside.Jobs.Do(Connection, projector))
            return false;
        // It may have added to the log.
        beside.Commit.Refresh();
        return true;
    }

    /// <summary>One stretch of the log; false when there is nothing to do, or it cannot be done now.</summary>
    internal bool Step()
    {
        // Tried again with the next tick: without a pause it would be tried without end.
        try
        {
            // An adornment: runs are brought up to date without it.
            beside.Times.Refresh();
            Open();
            var worked = projector.Step();
            condition.Projects(null);
            return worked;
        }
        catch (Exception error)
        {
            // Whatever it was, deliveries must go on being kept: a projection can be made at any later time.
            connection.Distrust(error);
            if (condition.Projects(StoreFault.Of(error) ?? $"The projection failed ({error.GetType().Name})."))
                NotProjected(log, error);
            return false;
        }
    }

    /// <summary>A short turn of the search index; <paramref name="busy"/> while runs are brought up to date. False when there is nothing to do.</summary>
    internal bool Index(bool busy)
    {
        try
        {
            return condition.Keeping is null && _open == connection.Open() && beside.Index.Step(_open, projector, busy);
        }
        catch (Exception error)
        {
            // The projection meets the same fault, and tells it.
            connection.Distrust(error);
            return false;
        }
    }

    private SqliteConnection Connection()
    {
        Open();
        return _open!;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Runs cannot be brought up to date: deliveries are kept all the same, and it is tried again every second")]
    private static partial void NotProjected(ILogger logger, Exception error);
}

/// <summary>What the writer does beside the log.</summary>
/// <param name="Jobs">Other work on the write connection.</param>
/// <param name="Times">Measured again now and then.</param>
/// <param name="Commit">Told when a job may have changed the log.</param>
/// <param name="Index">Follows the runs.</param>
public sealed record BesideTheLog(StoreJobs Jobs, StepTimes Times, GroupCommit Commit, SearchIndexer Index);
