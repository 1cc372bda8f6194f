using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using SeerDashboard.Store;

namespace SeerDashboard.Access;

/// <summary>A new link, with its secret, this once.</summary>
/// <param name="Link">The link; null when it was refused.</param>
/// <param name="Secret">256 random bits; kept as a hash only.</param>
/// <param name="Problem">Why it was refused, and what to do.</param>
public sealed record NewWallLink(WallLink? Link, string? Secret, string? Problem)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => $"a new link {Link?.Name}";
}

/// <summary>Links for screens on walls: made, tried, revoked. A screen's session ends with its link.</summary>
public sealed class WallLinks(WallBook book, TimeProvider clock)
{
    /// <summary>Most links at a time.</summary>
    public const int Most = 50;

    private static readonly TimeSpan Listed = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    private readonly Trusted<IReadOnlyList<WallLink>> _known = new(book.ListAsync, clock);

    /// <summary>How long a link may be good for, in days.</summary>
    public static IReadOnlyList<int> Days { get; } = [1, 7, 30, 90];

    /// <summary>A link was made or revoked. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>All of them; those that ended lately too.</summary>
    public Task<IReadOnlyList<WallLink>> ListAsync(CancellationToken cancel) => book.ListAsync(cancel);

    /// <summary>Makes one.</summary>
    /// <param name="name">What it is called, as <see cref="PlainName"/> allows it.</param>
    /// <param name="query">The desk's query string.</param>
    /// <param name="days">One of <see cref="Days"/>.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public async Task<NewWallLink> MakeAsync(string name, string query, int days, string by, CancellationToken cancel)
    {
        var (now, clean) = (clock.GetUtcNow(), PlainName.Clean(name));
        var problem = PlainName.Problem(clean)
            ?? (query.Length > SavedViews.LongestQuery ? "This view is too long for a link. Choose another one." : null)
            ?? (Days.Contains(days) ? null : $"A link may be good for {string.Join(", ", Days)} days.")
            ?? ((await book.ListAsync(cancel)).Count(link => link.ExpiresAt > now) >= Most ? $"There are {Most} links, and more cannot be made. Revoke one first." : null);
        if (problem is not null)
            return new(null, null, problem);
        var secret = SecretHash.NewSecret();
        var link = new WallLink(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9)), clean, query.TrimStart('?'), by, now, now.AddDays(days), LastUsedAt: null);
        await book.AddAsync(link, SecretHash.Of(secret).Hex, now - Listed, cancel);
        Tell(revoked: false);
        return new(link, secret, null);
    }

    /// <summary>The link in force that has this secret; null when none has.</summary>
    public async Task<WallLink?> TryAsync(string secret, CancellationToken cancel)
    {
        var hash = SecretHash.Of(secret);
        string? found = null;
        // All of them are compared, so that the time says nothing about which came close.
        foreach (var (id, kept) in await book.HashesAsync(cancel))
        {
            if (SecretHash.Stored(kept) is { } one && one.Matches(hash))
                found = id;
        }

        return found is null ? null : await InForceAsync(found, cancel);
    }

    /// <summary>The link, while it is in force; null when it has ended, was revoked or never was.</summary>
    public async ValueTask<WallLink?> InForceAsync(string id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return (await _known.GetAsync(cancel)).FirstOrDefault(link => link.Id == id && link.ExpiresAt > now);
    }

    /// <summary>A screen shows the desk by it; written once a minute.</summary>
    public async Task UsedAsync(string id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_used.TryGetValue(id, out var before) && now - before < TimeSpan.FromMinutes(1))
            return;
        _used[id] = now;
        try
        {
            await book.UsedAsync(id, now, cancel);
        }
        catch (Exception error) when (StoreFault.Of(error) is not null)
        {
            // A screen goes on while the store cannot be written.
        }
    }

    /// <summary>Ends one at once.</summary>
    public async Task RevokeAsync(string id, CancellationToken cancel)
    {
        await book.RemoveAsync(id, cancel);
        _used.TryRemove(id, out _);
        Tell(revoked: true);
    }

    private void Tell(bool revoked)
    {
        _known.Forget(revoked);
        Changed?.Invoke();
    }
}
