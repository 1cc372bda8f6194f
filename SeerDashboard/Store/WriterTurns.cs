using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>
/// What the writer does in turn: deliveries first; between them jobs, the projection of what was kept, and upkeep. Under a load that never
/// ends these have their share too, or runs would be brought up to date only when it ends.
/// </summary>
public sealed class WriterTurns(DeliveryTurn deliveries, ProjectionTurn projection, Upkeep upkeep)
{
    /// <summary>So many groups of deliveries may pass before anything else has its turn.</summary>
    private const int GroupsInARow = 4;

    private int _inARow;

    /// <summary>Before the first turn. That another program holds the lock just now keeps no server from starting.</summary>
    /// <exception cref="SqliteException">The store cannot be opened.</exception>
    internal void Begin()
    {
        try
        {
            deliveries.Open();
            projection.Open();
        }
        catch (SqliteException error) when (!StoreFault.IsOfTheOpenFile(error))
        {
            // Tried again at each turn.
        }
    }

    /// <summary>Does some of what is to do; false when nothing is.</summary>
    internal bool Turn()
    {
        upkeep.WriteNotes();
        var kept = deliveries.Write();
        if (kept && ++_inARow < GroupsInARow)
            return true;
        _inARow = 0;
        var worked = projection.DoJob() | projection.Step();
        upkeep.Keep(kept || worked, idle: !kept && !worked);
        if (!kept && !worked)
            deliveries.Probe();
        return kept || worked;
    }

    /// <summary>After the last turn.</summary>
    internal void End()
    {
        deliveries.WriteLast();
        upkeep.WriteNotes(now: true);
    }
}
