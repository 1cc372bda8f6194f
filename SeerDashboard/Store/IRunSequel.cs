using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>What is written with a run's change, in the same transaction: there with it, or not at all. All on the writer's thread.</summary>
public interface IRunSequel
{
    /// <summary>Takes up where the last process, or the last connection, left off.</summary>
    void Open(SqliteConnection connection);

    /// <summary>False while nothing would be written: then what a run was before is not read.</summary>
    bool IsAwake { get; }

    /// <summary>A run was written.</summary>
    /// <exception cref="SqliteException">The store cannot be written; the change of the run is undone too.</exception>
    void Follow(RunChange change, SqliteTransaction transaction);
}

/// <summary>A run before and after.</summary>
/// <param name="Before">What was stored; null for a run that was not.</param>
/// <param name="After">What is, with its version.</param>
/// <param name="Run">All that was delivered of it.</param>
public readonly record struct RunChange(RunSummary? Before, RunSummary After, SeerRun Run);
