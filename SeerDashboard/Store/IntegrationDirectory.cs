using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SeerDashboard.Runs;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Secrets;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>The integrations and their client secrets, from configuration and from the settings page (stored encrypted).</summary>
public sealed class IntegrationDirectory(
    IOptions<SentryOptions> options, AuditedStore store, SecretVault vault, IntegrationCleaner cleaner) : IDisposable
{
    private readonly ConcurrentDictionary<(string Integration, string Installation), string> _organizations = new();

    private readonly SemaphoreSlim _turn = new(1, 1);

    private KnownIntegrations _known = KnownIntegrations.None;

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Integration> All => _known.Integrations;

    /// <summary>All client secrets, without themselves: configured ones first, then in the order they were added.</summary>
    public IReadOnlyList<ClientSecret> Secrets => _known.Secrets;

    /// <summary>Something was added, changed or removed. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Client secrets that cannot be decrypted any more, because the key ring is another one: how many, by integration.</summary>
    public IReadOnlyDictionary<string, int> Lost => _known.Secrets.Where(one => one.IsLost).CountBy(one => one.Integration).ToDictionary(StringComparer.Ordinal);

    /// <summary>Every secret with the integration it proves, in a fixed order; those past their end too.</summary>
    internal IReadOnlyList<(Signer Owner, byte[] Secret)> Keys => _known.Keys;

    /// <summary>Grows with every change of what is known.</summary>
    internal int Version => _known.Version;

    /// <summary>By name; null when there is none.</summary>
    public Integration? Find(string name) => _known.Integrations.FirstOrDefault(one => one.Name == name);

    /// <summary>Adds a client secret; makes the integration when its name is new.</summary>
    /// <exception cref="ArgumentException">The name or the secret cannot be taken; the message says why.</exception>
    public Task AddSecretAsync(string name, IntegrationKind kind, string secret, string? organization, bool sample, CancellationToken cancel) =>
        AddSecretAsync(new(name, secret) { Kind = kind, Organization = organization, IsSample = sample }, cancel);

    /// <summary>Adds a client secret; makes the integration when its name is new. Of one that is known already only the name and the end are taken.</summary>
    /// <exception cref="ArgumentException">The name or the secret cannot be taken; the message says why.</exception>
    public Task AddSecretAsync(NewSecret one, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(one);
        var (name, secret) = (one.Integration.Trim(), one.Secret.Trim());
        if (name.Length is 0 or > 60)
            throw new ArgumentException("The name is 1 to 60 characters long.", nameof(one));
        if ((ClientSecretRules.Problem(secret) is { } problem ? $"The client secret {problem}; copy all of it." : ClientSecretRules.NameProblem(one.Name)) is { } wrong)
            throw new ArgumentException(wrong, nameof(one));
        return ChangeAsync(
            async context =>
            {
                if (!one.IsSample && Find(name) is { IsSample: true })
                    throw new ArgumentException($"'{name}' is the name of the sample runs; take another one.", nameof(one));
                var same = Keys.Where(key => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), key.Secret)).Select(key => key.Owner.Secret).ToList();
                if (same.Any(other => other.Integration != name))
                    throw new ArgumentException("Another integration has this secret already.", nameof(one));
                if (Find(name) is not { FromConfiguration: true } && await context.Integrations.FindAsync([name], cancel) is null)
                    context.Integrations.Add(new IntegrationRow { Name = name, Kind = one.Kind, Organization = Integration.Slug(one.Organization), IsSample = one.IsSample });
                if (same.Count == 0)
                    context.Secrets.Add(vault.Seal(name, secret, one.Name));
                // Pasted once more, it is meant to be accepted: also when it had ended.
                else if (same.Find(known => known.Id is not null)?.Id is { } id && await context.Secrets.FindAsync([id], cancel) is { } row)
                    (row.Name, row.NotAfter) = (string.IsNullOrWhiteSpace(one.Name) ? row.Name : one.Name.Trim(), null);
                return one.IsSample
                    ? new(AuditAction.SamplesPlayed, name)
                    : new(same.Count == 0 ? AuditAction.SecretAdded : AuditAction.SecretChanged, $"a secret of {name}", After: string.IsNullOrWhiteSpace(one.Name) ? null : $"called {one.Name.Trim()}");
            },
            cancel);
    }

    /// <summary>Sets the organisation's slug and the address of this Sentry.</summary>
    /// <exception cref="ArgumentException">There is no such integration here, or the address is none; the message says why.</exception>
    public async Task SetPlaceAsync(string name, string? organization, string baseUrl, CancellationToken cancel)
    {
        if (!WebAddress.IsWeb(baseUrl))
            throw new ArgumentException("The address of Sentry starts with http:// or https://.", nameof(baseUrl));
        await ChangeAsync(
            async context =>
            {
                var row = await context.Integrations.FindAsync([name], cancel) ?? throw new ArgumentException($"'{name}' comes from configuration; change it there.", nameof(name));
                var before = Place(row);
                (row.Organization, row.BaseUrl) = (Integration.Slug(organization), baseUrl.TrimEnd('/'));
                return Place(row) == before ? null : new(AuditAction.IntegrationChanged, name, before, Place(row));
            },
            cancel);
        await cleaner.ComposeAgainAsync(name, cancel);
    }

    /// <summary>Removes an integration that is not from configuration, with its secrets; a sample integration with all that was delivered to it.</summary>
    public async Task RemoveAsync(string name, CancellationToken cancel)
    {
        var sample = Find(name)?.IsSample ?? false;
        await ChangeAsync(
            async context =>
            {
                var secrets = await context.Secrets.Where(row => row.Integration == name).ExecuteDeleteAsync(cancel);
                return await context.Integrations.Where(row => row.Name == name).ExecuteDeleteAsync(cancel) + secrets == 0
                    ? null
                    : new(sample ? AuditAction.SamplesRemoved : AuditAction.IntegrationRemoved, name);
            },
            cancel);
        // No delivery is accepted for it any more; only now goes what it brought.
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

    /// <summary>What its installations said of that was erased.</summary>
    internal void ForgetPlaces(string integration)
    {
        foreach (var known in _organizations.Keys.Where(known => known.Integration == integration))
            _organizations.TryRemove(known, out _);
    }

    /// <summary>Reads configuration and store anew.</summary>
    internal Task LoadAsync(CancellationToken cancel) => ChangeAsync(change: null, cancel);

    /// <summary>Changes what is stored, and reads all of it anew. One at a time: two that overlap would overlook each other, or publish the older picture last.</summary>
    internal async Task ChangeAsync(Func<SeerContext, Task<Act?>>? change, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (change is not null)
                await store.ChangeAsync(change, cancel);
            // It is done: the picture follows, even if whoever asked for it is gone.
            _known = await ReadAsync(CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }

        Changed?.Invoke();
    }

    private static string Place(IntegrationRow row) => $"{row.Organization ?? "no organisation"} at {row.BaseUrl ?? "https://sentry.io"}";

    private async Task<KnownIntegrations> ReadAsync(CancellationToken cancel)
    {
        await using var context = await store.OpenAsync(cancel);
        foreach (var row in await context.Installations.AsNoTracking().ToListAsync(cancel))
            Learn(row.Integration, row.Installation, row.Organization);
        var rows = await context.Integrations.AsNoTracking().ToListAsync(cancel);
        var secrets = vault.Open(await context.Secrets.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel));
        var mark = await vault.MarkerAsync(context, cancel);
        var configured = options.Value.Integrations.SelectMany((one, at) => one.ClientSecrets.Select((secret, index) => (
            new ClientSecret { Key = mark(secret.Trim()), Integration = one.Name, ConfiguredAs = $"Sentry:Integrations:{at}:ClientSecrets:{index}" }, Encoding.UTF8.GetBytes(secret.Trim()))));
        return KnownIntegrations.Of(options.Value.Integrations.Select(Integration.From).Concat(rows.Select(Integration.From)), configured.Concat(secrets)) with { Version = _known.Version + 1 };
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
