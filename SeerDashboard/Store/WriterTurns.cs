using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>What the writer does after a turn.</summary>
internal enum Next
{
    /// <summary>Goes on at once.</summary>
    Turn,

    /// <summary>Waits a moment for the deliveries that are on their way.</summary>
    Rest,

    /// <summary>Waits somewhat longer: what is left has time until nobody sends.</summary>
    Pause,

    /// <summary>Waits until it is woken.</summary>
    Wait,
}

/// <summary>
/// What the writer does in turn: deliveries first; between them jobs, the projection of what was kept, the search index, and upkeep. Under a load that never
/// ends these have their share too, or runs would be brought up to date only when it ends.
/// </summary>
public sealed class WriterTurns(DeliveryTurn deliveries, ProjectionTurn projection, Upkeep upkeep, Pace pace)
{
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

    /// <summary>Many send at once: it pays to let those that are on their way come in before a turn.</summary>
    internal bool Gathers => pace.Crowded;

    /// <summary>Does some of what is to do; <paramref name="rested"/> after a <see cref="Next.Rest"/> or <see cref="Next.Pause"/> in which nothing came.</summary>
    internal Next Turn(bool rested)
    {
        upkeep.WriteNotes();
        var kept = deliveries.Write();
        pace.Wrote(kept, rested);
        if (!pace.IsDue())
            return kept > 0 ? Next.Turn : Next.Rest;
        pace.Begin();
        var worked = projection.DoJob() | projection.Step();
        var quiet = kept == 0 && !worked;
        // A delivery that comes just now would wait for the index: it has its turn once nobody has sent for a moment.
        worked |= projection.Index(busy: !quiet || !rested);
        var idle = kept == 0 && !worked;
        upkeep.Keep(idle && !pace.Crowded);
        pace.End();
        if (!idle)
            return Next.Turn;
        if (!rested)
            return Next.Pause;
        deliveries.Probe();
        return Next.Wait;
    }

    /// <summary>After the last turn.</summary>
    internal void End()
    {
        deliveries.WriteLast();
        upkeep.WriteNotes(now: true);
    }
}
