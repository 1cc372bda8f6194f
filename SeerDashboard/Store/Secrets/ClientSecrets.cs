using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store.Secrets;

/// <summary>Changes of stored client secrets; those from configuration are changed there.</summary>
public sealed class ClientSecrets(IntegrationDirectory directory)
{
    /// <summary>Gives it another name; an empty one takes the name away.</summary>
    /// <exception cref="ArgumentException">The name is too long, or the secret is gone; the message says so.</exception>
    public async Task RenameAsync(long id, string? name, CancellationToken cancel)
    {
        if (ClientSecretRules.NameProblem(name) is { } problem)
            throw new ArgumentException(problem, nameof(name));
        await ChangeAsync(id, row => row.Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim(), row => row.Name is null ? "without a name" : $"called {row.Name}", cancel);
    }

    /// <summary>From <paramref name="notAfter"/> on it proves nothing; null: it is accepted without end.</summary>
    /// <exception cref="ArgumentException">The secret is gone; the message says so.</exception>
    public Task EndAsync(long id, DateTimeOffset? notAfter, CancellationToken cancel) =>
        ChangeAsync(id, row => row.NotAfter = notAfter, row => row.NotAfter is { } end ? $"ends {end.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "without an end", cancel);

    /// <summary>Forgets it; removing one that is gone does nothing.</summary>
    public Task RemoveAsync(long id, CancellationToken cancel) => directory.ChangeAsync(
        async context =>
        {
            var key = SecretVault.KeyOf(id);
            var row = await context.Secrets.FindAsync([id], cancel);
            await context.Secrets.Where(one => one.Id == id).ExecuteDeleteAsync(cancel);
            await context.SecretUses.Where(one => one.Key == key).ExecuteDeleteAsync(cancel);
            return row is null ? null : new(AuditAction.SecretRemoved, Subject(row));
        },
        cancel);

    private Task ChangeAsync(long id, Action<SecretRow> change, Func<SecretRow, string> words, CancellationToken cancel) => directory.ChangeAsync(
        async context =>
        {
            var row = await context.Secrets.FindAsync([id], cancel) ?? throw new ArgumentException("This secret is not here any more.", nameof(id));
            var (subject, before) = (Subject(row), words(row));
            change(row);
            return words(row) == before ? null : new(AuditAction.SecretChanged, subject, before, words(row));
        },
        cancel);

    private static string Subject(SecretRow row) => row.Name is null ? $"a secret of {row.Integration}" : $"secret {row.Name} of {row.Integration}";
}
