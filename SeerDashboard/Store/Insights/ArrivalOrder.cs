using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Insights;

/// <summary>
/// Tells which Seer events came out of order: sent before one of the same run that was kept earlier, or in the same second as one
/// of a later step (STATE.md §2). Duplicates have no effect, so neither do they count nor does anything come after them.
/// </summary>
internal sealed class ArrivalOrder(SqliteConnection connection)
{
    private const int Remembered = 2_000;

    private readonly Dictionary<RunKey, SentStep> _furthest = [];

    private readonly SqliteCommand _earlier = connection.Prepare(
        "SELECT SentAt, Action FROM Deliveries WHERE RunId = $run AND Integration = $integration AND Installation = $installation AND Id < $id AND Outcome = 'Applied'",
        "$run", "$integration", "$installation", "$id");

    /// <summary>Whether delivery <paramref name="id"/> came out of order; each is asked for once, in the order of the log.</summary>
    public bool IsLate(RunKey run, long id, SentStep step, SqliteTransaction transaction)
    {
        if (!_furthest.TryGetValue(run, out var furthest))
        {
            if (_furthest.Count >= Remembered)
                _furthest.Clear();
            furthest = Earlier(run, id, transaction);
        }

        var late = step.IsBefore(furthest);
        _furthest[run] = late ? furthest : step;
        return late;
    }

    /// <summary>What was remembered was rolled back.</summary>
    public void Forget() => _furthest.Clear();

    private SentStep Earlier(RunKey run, long id, SqliteTransaction transaction)
    {
        var furthest = default(SentStep);
        using var rows = _earlier.With(transaction, run.RunId.Value, run.Integration, run.Installation, id).ExecuteReader();
        while (rows.Read())
        {
            var step = SentStep.Of(rows.GetInt64(0), rows.IsDBNull(1) ? null : rows.GetString(1));
            furthest = furthest.IsBefore(step) ? step : furthest;
        }

        return furthest;
    }
}

/// <summary>The part of the canonical order that means something to people: when it was sent, then which step it tells of.</summary>
/// <param name="SentTicks">UTC ticks.</param>
/// <param name="Rank">See <see cref="SeerAction.Rank"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SentStep(long SentTicks, int Rank)
{
    /// <summary>Of a delivery.</summary>
    public static SentStep Of(long sentTicks, string? action) => new(sentTicks, SeerAction.Rank(action ?? ""));

    /// <summary>Belongs before <paramref name="other"/>.</summary>
    public bool IsBefore(SentStep other) => (SentTicks, Rank).CompareTo((other.SentTicks, other.Rank)) < 0;
}
