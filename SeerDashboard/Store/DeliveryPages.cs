using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>
/// Lists the log page by page. By number and index a page costs the same however long the log is; what has to be looked through
/// is looked through in stretches, and the page says so.
/// </summary>
public sealed class DeliveryPages(ReadConnections store)
{
    /// <summary>So many rows are looked through for one page, and so many bodies.</summary>
    internal const int RowsAtOnce = 50_000, BodiesAtOnce = 2_000;

    private const int Counted = 10_000;

    /// <summary>One page.</summary>
    public Task<DeliveryPage> ListAsync(DeliveryFilter filter, DeliveryPaging paging, CancellationToken cancel) =>
        store.ReadAsync(connection => List(connection, filter, paging, cancel), cancel);

    private static DeliveryPage List(SqliteConnection connection, DeliveryFilter filter, DeliveryPaging paging, CancellationToken cancel)
    {
        // One moment of the log.
        using var moment = connection.BeginTransaction(deferred: true);
        var newest = connection.Prepare("SELECT MAX(Id) FROM Deliveries").With(moment).ExecuteScalar() as long? ?? 0;
        var whole = DeliveryBounds.Of(connection, filter, newest, moment);
        var (first, last) = (Math.Max(whole.First, (paging.After ?? 0) + 1), Math.Min(whole.Last, (paging.Before ?? long.MaxValue) - 1));
        var upward = paging.After is not null;
        var (from, to) = (first, last);
        if (Stretch(filter) is { } stretch && last - first + 1 > stretch)
            (from, to) = upward ? (first, first + stretch - 1) : (last - stretch + 1, last);
        var limit = Math.Clamp(paging.Limit, 1, 200);
        var found = Find(connection, filter, (from, to), upward, limit + 1, moment, cancel);
        var more = found.Count > limit;
        if (more)
            found.RemoveAt(limit);
        if (upward)
            found.Reverse();
        var cut = !more && (from > first || to < last);
        return new()
        {
            Items = DeliveryRows.Judged(connection, found, moment),
            Newest = newest,
            Older = upward ? (found is [.., var lowest] ? lowest.Id : paging.After + 1) : more ? found[^1].Id : from > first ? from : null,
            Newer = upward ? (more ? found[0].Id : to < last ? to : null) : paging.Before is { } before ? (found is [var highest, ..] ? highest.Id : before - 1) : null,
            Searched = cut ? to - from + 1 : null,
            Total = filter.IsAll ? newest : Countable(filter) ? Count(connection, filter, whole, moment) : null,
        };
    }

    /// <summary>How many rows one page may look through; null when an index leads to what is asked for.</summary>
    private static int? Stretch(DeliveryFilter filter) =>
        filter is { Text.Length: > 0 } ? (filter.InBodies ? BodiesAtOnce : RowsAtOnce)
        : Indexed(filter) > 0 || filter is { Integration: null, Outcome: null, Resource: null } ? null : RowsAtOnce;

    /// <summary>How many of the conditions an index knows.</summary>
    private static int Indexed(DeliveryFilter filter) =>
        (filter.Outcome is not null and not Outcome.Applied ? 1 : 0) + (filter.Resource is not null and not "seer" ? 1 : 0)
        + (filter.Action is not null ? 1 : 0) + (filter.Run is not null ? 1 : 0) + (filter.Issue is not null ? 1 : 0);

    private static bool Countable(DeliveryFilter filter) =>
        filter is { Text: null or "", Integration: null, Resource: not "seer", Outcome: not Outcome.Applied } && Indexed(filter) <= 1;

    private static long? Count(SqliteConnection connection, DeliveryFilter filter, (long First, long Last) bounds, SqliteTransaction moment)
    {
        var where = new DeliveryWhere(filter, bounds);
        using var count = connection.Prepare($"SELECT COUNT(*) FROM (SELECT 1 FROM Deliveries {where} LIMIT {Counted + 1})");
        count.Transaction = moment;
        where.Bind(count);
        return count.ExecuteScalar() is long total and <= Counted ? total : null;
    }

    private static List<DeliveryRow> Find(
        SqliteConnection connection, DeliveryFilter filter, (long First, long Last) bounds, bool upward, int limit, SqliteTransaction moment, CancellationToken cancel)
    {
        var where = new DeliveryWhere(filter, bounds);
        var order = $"{where} ORDER BY Id {(upward ? "ASC" : "DESC")}";
        var inBodies = filter is { InBodies: true, Text.Length: > 0 };
        if (!inBodies)
            return DeliveryRows.Read(connection, $"{order} LIMIT {limit}", where.Bind, moment);
        var found = new List<DeliveryRow>();
        foreach (var (row, body) in DeliveryRows.Stream(connection, order, withBody: true, where.Bind, moment))
        {
            cancel.ThrowIfCancellationRequested();
            if (!BodySearch.Finds(body, filter.Text))
                continue;
            found.Add(row);
            if (found.Count == limit)
                break;
        }

        return found;
    }
}
