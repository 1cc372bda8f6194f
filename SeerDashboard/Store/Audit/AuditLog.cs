using System.Text;
using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store.Audit;

/// <summary>Writes the log of actions, in the transaction of the change itself: neither is there without the other.</summary>
public sealed class AuditLog(TimeProvider clock)
{
    /// <summary>Something was done. Raised on any thread, after it is durable or a moment before.</summary>
    public event Action? Changed;

    /// <summary>Beside a change, in its transaction.</summary>
    /// <param name="connection">The one that changes.</param>
    /// <param name="transaction">Of the change.</param>
    /// <param name="act">What is done.</param>
    /// <param name="by">Who does it: <see cref="Actor.Current"/> as it was before another thread took the work.</param>
    /// <exception cref="NotAllowedException">It is not theirs to do; the change is to be rolled back.</exception>
    internal void Write(SqliteConnection connection, SqliteTransaction transaction, Act act, Actor by)
    {
        by.Demand(act.Action);
        Append(connection, transaction, act, by, clock.GetUtcNow());
        Changed?.Invoke();
    }

    /// <summary>The same where there is no server.</summary>
    internal static void Append(SqliteConnection connection, SqliteTransaction transaction, Act act, Actor by, DateTimeOffset at)
    {
        var (sequence, link) = (0L, ChainLink.Start);
        using (var end = connection.Prepare("SELECT Count, Head FROM Chain WHERE Id = $id", "$id"))
        using (var row = end.With(transaction, ActLink.ChainId).ExecuteReader())
        {
            if (row.Read())
                (sequence, link) = (row.GetInt64(0), (byte[])row[1]);
        }

        var entry = new AuditEntry(sequence + 1, at.ToUniversalTime(), by with { Name = Cut(by.Name)!, From = Cut(by.From) }, act with { Subject = Cut(act.Subject)!, Before = Cut(act.Before), After = Cut(act.After) });
        link = ActLink.Of(link, entry);
        using var insert = connection.Prepare(
            "INSERT INTO Actions (Sequence, At, Who, Role, Way, Origin, Action, Subject, RunId, Before, After, Link) VALUES ($sequence, $at, $who, $role, $way, $origin, $action, $subject, $run, $before, $after, $link)",
            "$sequence", "$at", "$who", "$role", "$way", "$origin", "$action", "$subject", "$run", "$before", "$after", "$link");
        insert.With(
            transaction, entry.Sequence, entry.At.UtcTicks, entry.By.Name, entry.By.Role, entry.By.Way.ToString(), entry.By.From, entry.Did.Action.ToString(), entry.Did.Subject,
            entry.Did.Run?.Value, entry.Did.Before, entry.Did.After, link).ExecuteNonQuery();
        using var write = connection.Prepare("INSERT INTO Chain (Id, Count, Head) VALUES ($id, $count, $head) ON CONFLICT DO UPDATE SET Count = excluded.Count, Head = excluded.Head", "$id", "$count", "$head");
        write.With(transaction, ActLink.ChainId, entry.Sequence, link).ExecuteNonQuery();
    }

    /// <summary>Nothing stays that the store would give back as another text than was hashed, or that would move a terminal's cursor.</summary>
    private static string? Cut(string? text)
    {
        if (text is null)
            return null;
        var plain = string.Concat(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Select(each => char.IsControl(each) ? '\uFFFD' : each));
        return plain.Length <= Act.Longest ? plain : plain[..(char.IsHighSurrogate(plain[Act.Longest - 2]) ? Act.Longest - 2 : Act.Longest - 1)] + "…";
    }
}
