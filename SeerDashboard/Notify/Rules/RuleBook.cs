using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Notify.Rules;

/// <summary>The rules.</summary>
public sealed class RuleBook(AuditedJobs jobs, IDbContextFactory<SeerContext> contexts, OutboxWriter writer, TimeProvider clock)
{
    /// <summary>Most of them: each is asked at every change of a run.</summary>
    public const int Most = 200;

    /// <summary>Something of them changed.</summary>
    public event Action? Changed;

    /// <summary>All of them, in the order they were made.</summary>
    public async Task<IReadOnlyList<NotifyRule>> ListAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = await context.NotifyRules.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel);
        return [.. rows.Select(row => new NotifyRule(row.Id, row.Name, row.Channel, row.IsOn, RuleDefinition.Of(row.Definition)) { Since = row.Since })];
    }

    /// <summary>Makes one, or changes the one with this number.</summary>
    /// <exception cref="ArgumentException">It cannot be kept; the message says what to do.</exception>
    public async Task SaveAsync(NotifyRule rule, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var name = PlainName.Clean(rule.Name);
        if ((PlainName.Problem(name) ?? RuleCheck.Complaint(rule.Definition)) is { } problem)
            throw new ArgumentException(problem, nameof(rule));
        var now = clock.GetUtcNow();
        await jobs.ChangeAsync((connection, transaction) =>
        {
            using var channel = connection.Prepare("SELECT Name FROM Channels WHERE Id = $id", "$id");
            if (channel.With(transaction, rule.Channel).ExecuteScalar() is not string told)
                throw new ArgumentException("The channel is gone. Choose another one.", nameof(rule));
            var before = rule.Id == 0 ? null : Of(connection, transaction, rule.Id) ?? throw new ArgumentException("The rule was removed meanwhile. Close this and make a new one.", nameof(rule));
            using var count = connection.Prepare("SELECT COUNT(*) FROM NotifyRules");
            if (rule.Id == 0 && (long)count.With(transaction).ExecuteScalar()! >= Most)
                throw new ArgumentException($"There are {Most} rules already. Remove one first.", nameof(rule));
            using var write = connection.Prepare(
                rule.Id == 0
                    ? "INSERT INTO NotifyRules (Name, Channel, IsOn, Definition, Since) VALUES ($name, $channel, $on, $definition, $now)"
                    : "UPDATE NotifyRules SET Name = $name, Channel = $channel, IsOn = $on, Definition = $definition, Since = $now WHERE Id = $id",
                "$name", "$channel", "$on", "$definition", "$now", "$id");
            write.With(transaction, name, rule.Channel, rule.IsOn, rule.Definition.ToJson(), now.UtcTicks, rule.Id).ExecuteNonQuery();
            return new(rule.Id == 0 ? AuditAction.RuleMade : AuditAction.RuleChanged, $"rule {name}", before, RuleWords.Of(rule.IsOn, told, rule.Definition));
        }, cancel, writer.Reload);
        Changed?.Invoke();
    }

    /// <summary>Removes it; what is due by it is told all the same.</summary>
    public async Task RemoveAsync(long id, CancellationToken cancel)
    {
        await jobs.ChangeAsync((connection, transaction) =>
        {
            using var delete = connection.Prepare("DELETE FROM NotifyRules WHERE Id = $id RETURNING Name", "$id");
            var before = Of(connection, transaction, id);
            return delete.With(transaction, id).ExecuteScalar() is string name ? new(AuditAction.RuleRemoved, $"rule {name}", before) : null;
        }, cancel, writer.Reload);
        Changed?.Invoke();
    }

    /// <summary>What it says now, in words; null when it is gone.</summary>
    private static string? Of(SqliteConnection connection, SqliteTransaction transaction, long id)
    {
        using var read = connection.Prepare("SELECT NotifyRules.IsOn, Channels.Name, NotifyRules.Definition FROM NotifyRules LEFT JOIN Channels ON Channels.Id = NotifyRules.Channel WHERE NotifyRules.Id = $id", "$id");
        using var row = read.With(transaction, id).ExecuteReader();
        return row.Read() ? RuleWords.Of(row.GetBoolean(0), row.IsDBNull(1) ? "no channel" : row.GetString(1), RuleDefinition.Of(row.GetString(2))) : null;
    }

    /// <summary>Also after a channel was removed with its rules.</summary>
    internal async Task ReloadAsync(CancellationToken cancel)
    {
        await jobs.NoteAsync(writer.Reload, cancel);
        Changed?.Invoke();
    }
}
