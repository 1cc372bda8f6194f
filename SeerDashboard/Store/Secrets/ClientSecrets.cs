using Microsoft.EntityFrameworkCore;
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
        await ChangeAsync(id, row => row.Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim(), cancel);
    }

    /// <summary>From <paramref name="notAfter"/> on it proves nothing; null: it is accepted without end.</summary>
    /// <exception cref="ArgumentException">The secret is gone; the message says so.</exception>
    public Task EndAsync(long id, DateTimeOffset? notAfter, CancellationToken cancel) => ChangeAsync(id, row => row.NotAfter = notAfter, cancel);

    /// <summary>Forgets it; removing one that is gone does nothing.</summary>
    public Task RemoveAsync(long id, CancellationToken cancel) => directory.ChangeAsync(
        async context =>
        {
            var key = SecretVault.KeyOf(id);
            await context.Secrets.Where(row => row.Id == id).ExecuteDeleteAsync(cancel);
            await context.SecretUses.Where(row => row.Key == key).ExecuteDeleteAsync(cancel);
        },
        cancel);

    private Task ChangeAsync(long id, Action<SecretRow> change, CancellationToken cancel) => directory.ChangeAsync(
        async context => change(await context.Secrets.FindAsync([id], cancel) ?? throw new ArgumentException("This secret is not here any more.", nameof(id))), cancel);
}
