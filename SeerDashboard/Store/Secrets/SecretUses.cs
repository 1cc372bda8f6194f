using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Secrets;

/// <summary>When each client secret last signed something, by its key; written at most once a minute for each.</summary>
public sealed class SecretUses(TimeProvider clock) : ISideNotes
{
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _refused = new(StringComparer.Ordinal);

    // Of the writer's thread alone: what stands in the store, and since when.
    private readonly Dictionary<string, (DateTimeOffset Last, DateTimeOffset At)> _written = new(StringComparer.Ordinal);

    /// <summary>A secret was used. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>When the secret last signed what was accepted; null when it never did.</summary>
    public DateTimeOffset? LastOf(string key) => _last.TryGetValue(key, out var at) ? at : null;

    /// <summary>When something last came signed with this secret after its end; null when nothing did since the start.</summary>
    public DateTimeOffset? RefusedOf(string key) => _refused.TryGetValue(key, out var at) ? at : null;

    /// <summary>Signed something that came at <paramref name="at"/>.</summary>
    internal void Used(string key, DateTimeOffset at) => Latest(_last, key, at);

    /// <summary>Signed something after its end, which is refused.</summary>
    internal void Refused(string key, DateTimeOffset at) => Latest(_refused, key, at);

    /// <summary>As the store knew it at the start.</summary>
    internal void Remember(string key, DateTimeOffset at) => _last.TryAdd(key, at);

    /// <inheritdoc/>
    Action<SqliteConnection, SqliteTransaction>? ISideNotes.Take()
    {
        var now = clock.GetUtcNow();
        List<(string Key, DateTimeOffset Last)> due =
        [
            .. _last.Where(use => !_written.TryGetValue(use.Key, out var known) || (use.Value > known.Last && now - known.At >= Apart)).Select(use => (use.Key, use.Value)),
        ];
        return due.Count == 0 ? null : (connection, transaction) => Write(connection, transaction, due, now);
    }

    private void Latest(ConcurrentDictionary<string, DateTimeOffset> all, string key, DateTimeOffset at)
    {
        all.AddOrUpdate(key, at, (_, last) => last > at ? last : at);
        Changed?.Invoke();
    }

    private void Write(SqliteConnection connection, SqliteTransaction transaction, List<(string Key, DateTimeOffset Last)> due, DateTimeOffset now)
    {
        using var command = connection.Prepare(
            "INSERT INTO SecretUses (Key, LastUsedAt) VALUES ($key, $at) ON CONFLICT (Key) DO UPDATE SET LastUsedAt = MAX(LastUsedAt, excluded.LastUsedAt)", "$key", "$at");
        foreach (var (key, last) in due)
        {
            command.With(transaction, key, last.UtcTicks).ExecuteNonQuery();
            _written[key] = (last, now);
        }
    }
}
