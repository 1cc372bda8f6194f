using Microsoft.Data.Sqlite;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Store;

namespace SeerDashboard.Notify.Outbox;

/// <summary>
/// Writes what is to be told in the transaction of the run's change that it is about: it is there with the change, or not at all. All on the writer's
/// thread; what a rule says is read from the store when its connection is opened, and again after each change of a rule.
/// </summary>
public sealed class OutboxWriter(OutboxBell bell, TimeProvider clock) : IRunSequel, IDisposable
{
    private volatile List<NotifyRule> _rules = [];

    private OutboxInsert? _insert;

    /// <summary>Those that are on, as the store has them; known without reading it.</summary>
    public IReadOnlyList<NotifyRule> Rules => _rules;

    /// <inheritdoc/>
    public bool IsAwake => _rules.Count > 0;

    /// <inheritdoc/>
    public void Open(SqliteConnection connection)
    {
        _insert?.Dispose();
        _insert = new(connection);
        Reload(connection);
    }

    /// <summary>A rule changed.</summary>
    internal void Reload(SqliteConnection connection)
    {
        using var read = connection.Prepare("SELECT Id, Name, Channel, Definition, Since FROM NotifyRules WHERE IsOn ORDER BY Id");
        using var rows = read.ExecuteReader();
        var rules = new List<NotifyRule>();
        while (rows.Read())
            rules.Add(new(rows.GetInt64(0), rows.GetString(1), rows.GetInt64(2), IsOn: true, RuleDefinition.Of(rows.GetString(3))) { Since = new(rows.GetInt64(4), TimeSpan.Zero) });
        _rules = rules;
    }

    /// <inheritdoc/>
    public void Dispose() => _insert?.Dispose();

    /// <summary>Those that were written since; each is an occasion of its own.</summary>
    private IEnumerable<Occasion> Comments(RunChange change, SqliteTransaction transaction)
    {
        if (change.Before is not { } before || change.After.Comments <= before.Comments || !_rules.Exists(rule => rule.Definition.When.Contains(NotifyEvent.Comment)))
            yield break;
        using var read = transaction.Connection!.Prepare(
            "SELECT Id FROM ReviewComments WHERE RunId = $run AND Integration = $integration AND Installation = $installation ORDER BY Id DESC LIMIT $most", "$run", "$integration", "$installation", "$most");
        using var rows = read.With(transaction, change.After.RunId.Value, change.After.Integration, change.After.Installation, change.After.Comments - before.Comments).ExecuteReader();
        while (rows.Read())
            yield return Occasion.Comment(rows.GetInt64(0));
    }

    /// <summary>It happened before the rule was saved (times of sending are whole seconds), or before the rule was for this run.</summary>
    private static bool IsOlder(Occasion occasion, NotifyRule rule, RunChange change) => occasion.At is { } at
        && (at.AddSeconds(1) < rule.Since || (change.Before is { } before && at < before.UpdatedAt && !rule.Definition.For.Takes(before, change.Run)));

    /// <inheritdoc/>
    public void Follow(RunChange change, SqliteTransaction transaction)
    {
        var now = clock.GetUtcNow();
        foreach (var occasion in Occasion.Of(change, now).Concat(Comments(change, transaction)))
        {
            foreach (var rule in _rules.Where(rule => rule.Definition.When.Contains(occasion.Event) && !IsOlder(occasion, rule, change) && rule.Definition.For.Takes(change.After, change.Run)))
            {
                if (_insert!.Add(rule, change.After.Key, change.After.Version, occasion, now, transaction))
                    bell.Ring();
            }
        }
    }
}

/// <summary>Wakes the worker: something is to be told. It may be rung before the transaction is committed; the worker looks again within the second.</summary>
public sealed class OutboxBell
{
    private readonly StoreBell _bell = new();

    /// <summary>Never waits.</summary>
    internal void Ring() => _bell.Ring();

    /// <summary>Comes back when rung.</summary>
    internal Task WaitAsync(CancellationToken cancel) => _bell.WaitAsync(cancel);
}
