using Microsoft.Data.Sqlite;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Puts what is to be told into the outbox, on the writer's connection and in its transaction. What the same rule told already is not told again.</summary>
internal sealed class OutboxInsert(SqliteConnection connection) : IDisposable
{
    /// <summary>For what is about no run.</summary>
    public static readonly RunKey NoRun = new("", "", new(0));

    private readonly SqliteCommand _insert = connection.Prepare(
        """
        INSERT OR IGNORE INTO Outbox (Rule, Channel, Integration, Installation, RunId, Event, Occasion, Version, Detail, At, DueAt, Attempts, State)
        VALUES ($rule, $channel, $integration, $installation, $run, $event, $occasion, $version, $detail, $at, $due, 0, 0)
        """,
        "$rule", "$channel", "$integration", "$installation", "$run", "$event", "$occasion", "$version", "$detail", "$at", "$due");

    /// <summary>False when that rule told it already.</summary>
    public bool Add(NotifyRule rule, RunKey run, long version, Occasion occasion, DateTimeOffset now, SqliteTransaction transaction) => _insert.With(
        transaction, rule.Id, rule.Channel, run.Integration, run.Installation, run.RunId.Value, Occasion.Wire(occasion.Event), occasion.Name, version, occasion.Detail,
        now.UtcTicks, (rule.Definition.Quiet?.After(now) ?? now).UtcTicks).ExecuteNonQuery() > 0;

    /// <inheritdoc/>
    public void Dispose() => _insert.Dispose();
}
