using Microsoft.Extensions.Options;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Access;

/// <summary>The one access token: from configuration, or generated and kept as a hash in the store.</summary>
public sealed class AccessTokens(StoredSettings settings, IOptions<AccessOptions> options, TimeProvider clock)
{
    private const string Key = "access.tokenHash";

    // A token made by another process must end the sessions here; reading it at every request would be a query for each static file.
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(2);

    private sealed record Seen(SecretHash? Hash, DateTimeOffset At);

    private Seen? _seen;

    /// <summary>People sign in with it, and not at an identity provider or not at all.</summary>
    public bool IsTaken => options.Value.Kind == AccessMode.BrowserToken;

    /// <summary>The token is written in the configuration, and only there it can be changed.</summary>
    public bool IsConfigured => options.Value.BrowserToken is { Length: > 0 };

    /// <summary>Makes the token when there is none yet, and gives it, this once; null when there is one.</summary>
    public async Task<string?> MakeFirstAsync(CancellationToken cancel) =>
        await CurrentAsync(cancel) is null ? await RenewAsync(cancel) : null;

    /// <summary>Makes a new token and gives it, this once; the old one ends, and so do the sessions begun with it.</summary>
    /// <exception cref="TokenConfiguredException">It is written in the configuration.</exception>
    public async Task<string> RenewAsync(CancellationToken cancel)
    {
        if (IsConfigured)
            throw new TokenConfiguredException();
        var token = SecretHash.NewSecret();
        var hash = SecretHash.Of(token);
        await settings.SetAsync(Key, hash.Hex, cancel, new(AuditAction.TokenRenewed, "the access token"));
        _seen = new(hash, clock.GetUtcNow());
        return token;
    }

    /// <summary>The id of the token when <paramref name="candidate"/> is it; else null.</summary>
    public async ValueTask<string?> MatchAsync(string candidate, CancellationToken cancel) =>
        await CurrentAsync(cancel) is { } hash && hash.Matches(SecretHash.Of(candidate)) ? hash.Id : null;

    /// <summary>The id of the token in force; null while there is none.</summary>
    public async ValueTask<string?> CurrentIdAsync(CancellationToken cancel) => (await CurrentAsync(cancel))?.Id;

    private async ValueTask<SecretHash?> CurrentAsync(CancellationToken cancel)
    {
        if (IsConfigured)
            return SecretHash.Of(options.Value.BrowserToken!);
        var now = clock.GetUtcNow();
        if (_seen is { Hash: not null } seen && now - seen.At < Trust)
            return seen.Hash;
        var hash = SecretHash.Stored(await settings.GetAsync(Key, cancel));
        _seen = new(hash, now);
        return hash;
    }
}

/// <summary>The access token cannot be made anew here.</summary>
public sealed class TokenConfiguredException() : Exception("Access:BrowserToken is set in the configuration: change it there.");
