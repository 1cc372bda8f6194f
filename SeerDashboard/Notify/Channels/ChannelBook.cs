using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Notify.Channels;

/// <summary>The channels. What they are called is written down with who changed them; where they lead is not.</summary>
public sealed class ChannelBook(AuditedJobs jobs, IDbContextFactory<SeerContext> store, ChannelVault vault, TimeProvider clock)
{
    /// <summary>Something of them changed.</summary>
    public event Action? Changed;

    /// <summary>Somebody entered one again, or switched it on: what was wrong with it may be right now. Its number.</summary>
    internal event Action<long>? Mended;

    private volatile Known? _known;

    /// <summary>All of them, by name. Read once, and again after a change.</summary>
    public async ValueTask<IReadOnlyList<NotifyChannel>> ListAsync(CancellationToken cancel)
    {
        if (_known is { All: { } known })
            return known;
        // What changes while it is read forgets this one, and with it what was read.
        var reading = _known = new();
        return reading.All = await ReadAsync(cancel);
    }

    /// <summary>Something changed that was not changed here.</summary>
    internal void Forget()
    {
        _known = null;
        Changed?.Invoke();
    }

    private async Task<IReadOnlyList<NotifyChannel>> ReadAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.Channels.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);
        return [.. rows.Select(row => new NotifyChannel(row.Id, row.Name, (ChannelKind)row.Kind, row.Off, row.CreatedBy, row.CreatedAt, vault.Open(row.Name, row.Target)) { Sealed = row.Target })];
    }

    /// <summary>Makes one.</summary>
    /// <exception cref="ArgumentException">The name is taken or none, or the target is not whole; the message says what to do.</exception>
    public async Task AddAsync(string name, ChannelTarget target, CancellationToken cancel)
    {
        var (called, by, at) = (Check(name, target), Actor.Current.Name, clock.GetUtcNow());
        await ChangeAsync((connection, transaction) =>
        {
            DemandFree(connection, transaction, called, except: 0);
            using var insert = connection.Prepare(
                "INSERT INTO Channels (Name, Kind, Target, CreatedBy, CreatedAt) VALUES ($name, $kind, $target, $by, $at)", "$name", "$kind", "$target", "$by", "$at");
            insert.With(transaction, called, (int)target.Kind, vault.Seal(target), by, at.UtcTicks).ExecuteNonQuery();
            return new(AuditAction.ChannelMade, $"channel {called}", After: target.Kind.ToString());
        }, cancel);
    }

    /// <summary>Changes one, and switches it on: what was wrong with it may be right now.</summary>
    /// <exception cref="ArgumentException">As of <see cref="AddAsync"/>.</exception>
    public async Task ChangeAsync(long id, string name, ChannelTarget target, CancellationToken cancel)
    {
        var called = Check(name, target);
        await ChangeAsync((connection, transaction) =>
        {
            DemandFree(connection, transaction, called, id);
            var before = Of(connection, transaction, id) ?? throw new ArgumentException("The channel was removed meanwhile. Close this and make a new one.", nameof(id));
            using var update = connection.Prepare(
                "UPDATE Channels SET Name = $name, Kind = $kind, Target = $target, Off = NULL WHERE Id = $id", "$name", "$kind", "$target", "$id");
            update.With(transaction, called, (int)target.Kind, vault.Seal(target), id).ExecuteNonQuery();
            return new(AuditAction.ChannelChanged, $"channel {called}", before, $"{called}, {target.Kind}, on");
        }, cancel, mended: id);
    }

    /// <summary>Switches it off by hand, or on again; null: on.</summary>
    public Task SwitchAsync(long id, string? off, CancellationToken cancel) => ChangeAsync((connection, transaction) =>
    {
        var before = Of(connection, transaction, id);
        using var update = connection.Prepare("UPDATE Channels SET Off = $off WHERE Id = $id RETURNING Name", "$off", "$id");
        return update.With(transaction, off, id).ExecuteScalar() is string name ? new(AuditAction.ChannelChanged, $"channel {name}", before, Of(connection, transaction, id)) : null;
    }, cancel, mended: off is null ? id : null);

    /// <summary>Removes it with its rules; what was told stays in the list, what is due there is dropped.</summary>
    public Task RemoveAsync(long id, CancellationToken cancel) => ChangeAsync((connection, transaction) =>
    {
        var before = Of(connection, transaction, id);
        using var name = connection.Prepare("DELETE FROM Channels WHERE Id = $id RETURNING Name", "$id");
        if (name.With(transaction, id).ExecuteScalar() is not string called)
            return null;
        foreach (var table in (string[])["NotifyRules", "Threads"])
        {
            using var delete = connection.Prepare($"DELETE FROM {table} WHERE Channel = $id", "$id");
            delete.With(transaction, id).ExecuteNonQuery();
        }

        using var drop = connection.Prepare(
            "UPDATE Outbox SET DueAt = NULL, State = $state, Reason = 'The channel was removed.', DoneAt = $now WHERE Channel = $id AND DueAt IS NOT NULL", "$state", "$now", "$id");
        drop.With(transaction, (int)MessageState.Dropped, clock.GetUtcNow().UtcTicks, id).ExecuteNonQuery();
        return new(AuditAction.ChannelRemoved, $"channel {called}", before);
    }, cancel);

    /// <summary>Somebody sends a test there: writes it down.</summary>
    public Task TestedAsync(string name, CancellationToken cancel) => jobs.ChangeAsync((_, _) => new(AuditAction.ChannelTested, $"channel {name}"), cancel);

    private async Task ChangeAsync(Func<SqliteConnection, SqliteTransaction, Act?> change, CancellationToken cancel, long? mended = null)
    {
        await jobs.ChangeAsync(change, cancel, _ => _known = null);
        if (mended is { } id)
            Mended?.Invoke(id);
        Changed?.Invoke();
    }

    private static string Check(string name, ChannelTarget target)
    {
        var called = PlainName.Clean(name);
        if (PlainName.Problem(called) is { } problem)
            throw new ArgumentException(problem, nameof(name));
        if (ChannelCheck.Complaint(target) is { } complaint)
            throw new ArgumentException(complaint, nameof(target));
        return called;
    }

    /// <summary>As the log of actions has it: never where it leads. Null when it is gone.</summary>
    private static string? Of(SqliteConnection connection, SqliteTransaction transaction, long id)
    {
        using var read = connection.Prepare("SELECT Name, Kind, Off FROM Channels WHERE Id = $id", "$id");
        using var row = read.With(transaction, id).ExecuteReader();
        return row.Read() ? $"{row.GetString(0)}, {(ChannelKind)row.GetInt32(1)}, {(row.IsDBNull(2) ? "on" : "off")}" : null;
    }

    private static void DemandFree(SqliteConnection connection, SqliteTransaction transaction, string name, long except)
    {
        using var taken = connection.Prepare("SELECT 1 FROM Channels WHERE Name = $name AND Id <> $id", "$name", "$id");
        if (taken.With(transaction, name, except).ExecuteScalar() is not null)
            throw new ArgumentException($"There is a channel called “{name}” already. Choose another name.", nameof(name));
    }

    private sealed class Known
    {
        public volatile IReadOnlyList<NotifyChannel>? All;
    }
}
