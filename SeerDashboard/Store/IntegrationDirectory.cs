using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SeerDashboard.Runs;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>The integrations and their client secrets, from configuration and from the settings page (stored encrypted).</summary>
public sealed class IntegrationDirectory(
    IOptions<SentryOptions> options, IDbContextFactory<SeerContext> store, SecretVault vault, IntegrationCleaner cleaner)
{
    private readonly ConcurrentDictionary<(string Integration, string Installation), string> _organizations = new();

    private Known _known = new([], []);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Integration> All => _known.Integrations;

    /// <summary>Something was added or removed.</summary>
    public event Action? Changed;

    /// <summary>Client secrets that cannot be decrypted any more, because the key ring is another one: how many, by integration.</summary>
    public IReadOnlyDictionary<string, int> Lost => _known.Lost;

    /// <summary>Every secret with the integration it proves, in a fixed order.</summary>
    internal IReadOnlyList<(Integration Integration, byte[] Secret)> Keys => _known.Keys;

    /// <summary>By name; null when there is none.</summary>
    public Integration? Find(string name) => _known.Integrations.FirstOrDefault(one => one.Name == name);

    /// <summary>Adds a client secret; makes the integration when its name is new.</summary>
    /// <exception cref="ArgumentException">The name or the secret cannot be taken; the message says why.</exception>
    public async Task AddSecretAsync(string name, IntegrationKind kind, string secret, string? organization, bool sample, CancellationToken cancel)
    {
        (name, secret) = (name.Trim(), secret.Trim());
        if (name.Length is 0 or > 60)
            throw new ArgumentException("The name is 1 to 60 characters long.", nameof(name));
        if (secret.Length is < 8 or > 500)
            throw new ArgumentException("A client secret of Sentry is at least 8 characters long; copy all of it.", nameof(secret));
        if (!sample && Find(name) is { IsSample: true })
            throw new ArgumentException($"'{name}' is the name of the sample runs; take another one.", nameof(name));
        if (Keys.Any(key => key.Integration.Name != name && Encoding.UTF8.GetBytes(secret).AsSpan().SequenceEqual(key.Secret)))
            throw new ArgumentException("Another integration has this secret already.", nameof(secret));
        await using var context = await store.CreateDbContextAsync(cancel);
        if (Find(name) is not { FromConfiguration: true } && await context.Integrations.FindAsync([name], cancel) is null)
            context.Integrations.Add(new IntegrationRow { Name = name, Kind = kind, Organization = Integration.Slug(organization), IsSample = sample });
        if (!Keys.Any(key => key.Integration.Name == name && Encoding.UTF8.GetBytes(secret).AsSpan().SequenceEqual(key.Secret)))
            context.Secrets.Add(vault.Seal(name, secret));
        await context.SaveChangesAsync(cancel);
        await LoadAsync(cancel);
    }

    /// <summary>Sets the organisation's slug and the address of this Sentry.</summary>
    /// <exception cref="ArgumentException">There is no such integration here, or the address is none; the message says why.</exception>
    public async Task SetPlaceAsync(string name, string? organization, string baseUrl, CancellationToken cancel)
    {
        if (!WebAddress.IsWeb(baseUrl))
            throw new ArgumentException("The address of Sentry starts with http:// or https://.", nameof(baseUrl));
        await using var context = await store.CreateDbContextAsync(cancel);
        if (await context.Integrations.FindAsync([name], cancel) is not { } row)
            throw new ArgumentException($"'{name}' comes from configuration; change it there.", nameof(name));
        (row.Organization, row.BaseUrl) = (Integration.Slug(organization), baseUrl.TrimEnd('/'));
        await context.SaveChangesAsync(cancel);
        await LoadAsync(cancel);
        await cleaner.ComposeAgainAsync(name, cancel);
    }

    /// <summary>Removes an integration that is not from configuration, with its secrets; a sample integration with all that was delivered to it.</summary>
    public async Task RemoveAsync(string name, CancellationToken cancel)
    {
        var sample = Find(name)?.IsSample ?? false;
        await using var context = await store.CreateDbContextAsync(cancel);
        await context.Secrets.Where(row => row.Integration == name).ExecuteDeleteAsync(cancel);
        await context.Integrations.Where(row => row.Name == name).ExecuteDeleteAsync(cancel);
        // No delivery is accepted for it any more; only then goes what it brought.
        await LoadAsync(cancel);
        if (sample)
            await cleaner.EraseAsync(name, cancel);
    }

    /// <summary>Where its issues are to be found.</summary>
    internal SentryPlace PlaceOf(string integration, string installation)
    {
        var known = Find(integration);
        return new(known?.BaseUrl ?? "https://sentry.io", known?.Organization ?? _organizations.GetValueOrDefault((integration, installation)));
    }

    /// <summary>An installation said which organisation it belongs to.</summary>
    internal void Learn(string integration, string installation, string organization) => _organizations[(integration, installation)] = organization;

    /// <summary>Reads configuration and store anew.</summary>
    internal async Task LoadAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        foreach (var row in await context.Installations.AsNoTracking().ToListAsync(cancel))
            Learn(row.Integration, row.Installation, row.Organization);
        var rows = await context.Integrations.AsNoTracking().ToListAsync(cancel);
        var secrets = vault.Open(await context.Secrets.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel));
        var integrations = options.Value.Integrations.Select(Integration.From).Concat(rows.Select(Integration.From)).DistinctBy(one => one.Name).OrderBy(one => one.Name, StringComparer.Ordinal)
            .ToDictionary(one => one.Name, StringComparer.Ordinal);
        var keys = options.Value.Integrations.SelectMany(one => one.ClientSecrets.Select(secret => (one.Name, Secret: Encoding.UTF8.GetBytes(secret.Trim()))))
            .Concat(secrets.Opened).Where(key => integrations.ContainsKey(key.Name)).ToList();
        Integration[] counted = [.. integrations.Values.Select(one => one with { Secrets = keys.Count(key => key.Name == one.Name) })];
        _known = new(counted, [.. keys.Select(key => (counted.First(one => one.Name == key.Name), key.Secret))]) { Lost = secrets.Lost };
        Changed?.Invoke();
    }

    /// <summary>One consistent picture, replaced whole.</summary>
    private sealed record Known(IReadOnlyList<Integration> Integrations, IReadOnlyList<(Integration Integration, byte[] Secret)> Keys)
    {
        public IReadOnlyDictionary<string, int> Lost { get; init; } = new Dictionary<string, int>();
    }
}
