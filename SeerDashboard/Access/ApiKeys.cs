using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SeerDashboard.Store;

namespace SeerDashboard.Access;

/// <summary>Keys for programs: those of <c>Access:ApiKeys</c>, and those made on the settings page. Of all of them only hashes are compared.</summary>
public sealed class ApiKeys(KeyBook book, IOptions<AccessOptions> options, TimeProvider clock)
{
    private const string Configured = "configured:";

    private readonly (SecretHash Hash, string Name, string Role)[] _configured = [.. options.Value.ApiKeys.Select(each => (SecretHash.Of(each.Key), each.Name, each.Role))];

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    private readonly Trusted<IReadOnlyList<(ApiKey Key, string Hash)>> _known = new(book.ListAsync, clock);

    /// <summary>One was made or revoked. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Name and role of those from configuration, which are changed there.</summary>
    public IReadOnlyList<(string Name, string Role)> FromConfiguration => [.. _configured.Select(each => (each.Name, each.Role))];

    /// <summary>Those made here, also those that have ended, the newest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancel) => [.. (await book.ListAsync(cancel)).Select(each => each.Key)];

    /// <summary>Makes one.</summary>
    /// <param name="name">Whose it is, as <see cref="PlainName"/> allows it.</param>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <param name="days">One of <see cref="ApiKeyRules.Days"/>.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public async Task<NewApiKey> MakeAsync(string name, string role, int days, string by, CancellationToken cancel)
    {
        var (now, clean) = (clock.GetUtcNow(), PlainName.Clean(name));
        var known = await book.ListAsync(cancel);
        var names = _configured.Select(each => each.Name).Concat(known.Select(each => each.Key.Name));
        if (ApiKeyRules.Problem(clean, role, days, [.. names]) is { } problem)
            return new(null, null, problem);
        var secret = SecretHash.NewSecret();
        var key = new ApiKey(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9)), clean, role, by, now, days == 0 ? null : now.AddDays(days), LastUsedAt: null);
        await book.AddAsync(key, SecretHash.Of(secret).Hex, cancel);
        Tell(revoked: false);
        return new(key, secret, null);
    }

    /// <summary>Whose key it is; null when it is nobody's, or has ended.</summary>
    public async ValueTask<ClaimsPrincipal?> FindAsync(string key, CancellationToken cancel)
    {
        var (hash, now) = (SecretHash.Of(key), clock.GetUtcNow());
        ClaimsPrincipal? found = null;
        // All of them are compared, so that the time says nothing about which came close.
        foreach (var each in _configured)
        {
            if (each.Hash.Matches(hash))
                found = People.WithKey(each.Name, each.Role, Configured + each.Name);
        }

        foreach (var (each, stored) in await _known.GetAsync(cancel))
        {
            if (SecretHash.Stored(stored) is { } other && other.Matches(hash) && each.IsGoodAt(now))
                found = People.WithKey(each.Name, each.Role, each.Id);
        }

        return found;
    }

    /// <summary>Whether a key with this id is still taken.</summary>
    public async ValueTask<bool> IsInForceAsync(string id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return id.StartsWith(Configured, StringComparison.Ordinal) || (await _known.GetAsync(cancel)).Any(each => each.Key.Id == id && each.Key.IsGoodAt(now));
    }

    /// <summary>A program asked with it; written once a minute, and waited for by nobody.</summary>
    public void Used(string id)
    {
        var now = clock.GetUtcNow();
        if (id.StartsWith(Configured, StringComparison.Ordinal) || (_used.TryGetValue(id, out var before) && now - before < TimeSpan.FromMinutes(1)))
            return;
        _used[id] = now;
        _ = NoteAsync(id, now);
    }

    /// <summary>Ends one at once, and what goes on with it within moments.</summary>
    public async Task RevokeAsync(string id, CancellationToken cancel)
    {
        await book.RemoveAsync(id, cancel);
        _used.TryRemove(id, out _);
        Tell(revoked: true);
    }

    private async Task NoteAsync(string id, DateTimeOffset now)
    {
        try
        {
            await book.UsedAsync(id, now, CancellationToken.None);
        }
        catch (Exception error) when (StoreFault.Of(error) is not null)
        {
            // Programs go on reading while the store cannot be written.
        }
    }

    private void Tell(bool revoked)
    {
        _known.Forget(revoked);
        Changed?.Invoke();
    }
}
