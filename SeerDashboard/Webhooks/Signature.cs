using System.Security.Cryptography;

namespace SeerDashboard.Webhooks;

/// <summary>
/// Sentry's signature: lowercase hex HMAC-SHA256 of the exact body bytes under the client secret, without a prefix (SENTRY.md §1).
/// Pure, and in constant time for a given length.
/// </summary>
public static class Signature
{
    /// <summary>The first of <paramref name="keys"/> whose secret made <paramref name="signature"/> over <paramref name="body"/>; default when none did.</summary>
    /// <remarks>Every key is tried, so that the time does not tell which one matched.</remarks>
    /// <param name="signature">As sent.</param>
    /// <param name="body">As sent.</param>
    /// <param name="keys">In a fixed order.</param>
    /// <param name="proves">Asked about a key that matched: whether it proves anything now; all do when it is null.</param>
    public static TOwner? FindSigner<TOwner>(string? signature, ReadOnlySpan<byte> body, IEnumerable<(TOwner Owner, byte[] Secret)> keys, Func<TOwner, bool>? proves = null)
        where TOwner : class
    {
        Span<byte> sent = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!TryDecode(signature, sent))
            return null;
        TOwner? signer = null;
        Span<byte> made = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var (owner, secret) in keys)
        {
            HMACSHA256.HashData(secret, body, made);
            if (CryptographicOperations.FixedTimeEquals(made, sent) && (proves is null || proves(owner)))
                signer ??= owner;
        }

        return signer;
    }

    /// <summary>Whether this could be one at all: told without the body, so that anything else is refused before its body is read.</summary>
    public static bool IsPlausible(string? signature) =>
        signature is { Length: HMACSHA256.HashSizeInBytes * 2 } && signature.All(char.IsAsciiHexDigit);

    /// <summary>What Sentry sends for <paramref name="body"/>.</summary>
    public static string Of(ReadOnlySpan<byte> body, byte[] secret) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, body));

    private static bool TryDecode(string? signature, Span<byte> bytes) =>
        signature is { Length: HMACSHA256.HashSizeInBytes * 2 }
        && Convert.FromHexString(signature, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
        && written == bytes.Length;
}
