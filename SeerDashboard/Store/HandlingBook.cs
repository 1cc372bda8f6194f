using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>What people did with runs, on the connection that writes.</summary>
internal sealed class HandlingBook(SqliteConnection connection)
{
    private readonly SqliteCommand _find = connection.Prepare(
        "SELECT State FROM Handlings WHERE RunId = $run AND Integration = $integration AND Installation = $installation", "$run", "$integration", "$installation");

    private readonly SqliteCommand _write = connection.Prepare(
        """
        INSERT INTO Handlings (RunId, Integration, Installation, State) VALUES ($run, $integration, $installation, $state)
        ON CONFLICT DO UPDATE SET State = excluded.State
        """,
        "$run", "$integration", "$installation", "$state");

    private readonly SqliteCommand _remove = connection.Prepare(
        "DELETE FROM Handlings WHERE RunId = $run AND Integration = $integration AND Installation = $installation", "$run", "$integration", "$installation");

    /// <summary>As stored; <see cref="Handling.None"/> for a run that nobody touched.</summary>
    public Handling Of(RunKey run, SqliteTransaction? transaction) =>
        _find.With(transaction, run.RunId.Value, run.Integration, run.Installation).ExecuteScalar() is byte[] state
            ? JsonSerializer.Deserialize(state, RunsJson.Default.Handling) ?? Handling.None
            : Handling.None;

    /// <summary>Keeps it from now on; nothing is kept of what says nothing.</summary>
    public void Write(RunKey run, Handling handling, SqliteTransaction transaction)
    {
        if (handling == Handling.None)
            _remove.With(transaction, run.RunId.Value, run.Integration, run.Installation).ExecuteNonQuery();
        else
            _write.With(transaction, run.RunId.Value, run.Integration, run.Installation, JsonSerializer.SerializeToUtf8Bytes(handling, RunsJson.Default.Handling)).ExecuteNonQuery();
    }
}
