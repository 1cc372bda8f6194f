using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>Refused requests that are not written yet. However many come, it holds the newest <see cref="Kept"/> and counts of so many addresses.</summary>
internal sealed class RejectionNotes
{
    /// <summary>The newest so many are kept one by one, and so many addresses are counted apart.</summary>
    public const int Kept = 1000;

    /// <summary>What all further addresses are counted under.</summary>
    public const string OtherAddresses = "other addresses";

    private readonly Lock _lock = new();
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private Queue<RefusedRequest> _newest = [];
    private Dictionary<(Rejection Reason, string Address), (long Count, DateTimeOffset LastAt)> _counts = [];

    /// <summary>Adds one.</summary>
    public void Add(RefusedRequest request)
    {
        lock (_lock)
        {
            if (_newest.Count == Kept)
                _newest.Dequeue();
            _newest.Enqueue(request);
            var key = (request.Reason, Counted(request.Network));
            _counts[key] = (_counts.GetValueOrDefault(key).Count + 1, request.At);
        }
    }

    /// <summary>Addresses that the store counts already.</summary>
    public void Know(IEnumerable<string> addresses)
    {
        lock (_lock)
            foreach (var address in addresses)
                Counted(address);
    }

    /// <summary>All of it, as the work that writes it; null when there is nothing.</summary>
    public Action<SqliteConnection, SqliteTransaction>? Take()
    {
        lock (_lock)
        {
            if (_newest.Count == 0)
                return null;
            var (newest, counts) = (_newest, _counts);
            (_newest, _counts) = ([], []);
            return (connection, transaction) => Write(connection, transaction, newest, counts);
        }
    }

    private string Counted(string address) =>
        _addresses.Contains(address) || (_addresses.Count < Kept && _addresses.Add(address)) ? address : OtherAddresses;

    private static void Write(
        SqliteConnection connection, SqliteTransaction transaction, Queue<RefusedRequest> newest, Dictionary<(Rejection Reason, string Address), (long Count, DateTimeOffset LastAt)> counts)
    {
        using var add = connection.Prepare(
            "INSERT INTO Rejected (At, Reason, Address, Size, Resource, RequestId, UserAgent) VALUES ($at, $reason, $address, $size, $resource, $request, $agent)",
            "$at", "$reason", "$address", "$size", "$resource", "$request", "$agent");
        foreach (var one in newest)
            add.With(transaction, one.At.UtcTicks, one.Reason.ToString(), one.Address, one.Size, one.Resource, one.RequestId, one.UserAgent).ExecuteNonQuery();
        using var drop = connection.Prepare("DELETE FROM Rejected WHERE Id <= (SELECT MAX(Id) FROM Rejected) - $kept", "$kept");
        drop.With(transaction, Kept).ExecuteNonQuery();
        using var count = connection.Prepare(
            """
            INSERT INTO RejectionCounts (Reason, Address, Count, LastAt) VALUES ($reason, $address, $count, $at)
            ON CONFLICT (Reason, Address) DO UPDATE SET Count = Count + excluded.Count, LastAt = excluded.LastAt
            """,
            "$reason", "$address", "$count", "$at");
        foreach (var (key, value) in counts)
            count.With(transaction, key.Reason.ToString(), key.Address, value.Count, value.LastAt.UtcTicks).ExecuteNonQuery();
    }
}
