using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SeerDashboard.Access;

/// <summary>SHA-256 of a secret: what is kept and compared instead of the secret. Enough without salt or stretching, since what is generated here has 256 random bits.</summary>
public readonly record struct SecretHash
{
    private SecretHash(string hex) => Hex = hex;

    /// <summary>64 upper-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>Names the secret where it has been used, without telling it or its whole hash.</summary>
    public string Id => Hex[..16];

    /// <summary>Hashes a secret.</summary>
    public static SecretHash Of(string secret) => new(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret))));

    /// <summary>Takes what <see cref="Hex"/> gave; null when it is something else.</summary>
    public static SecretHash? Stored(string? hex) => hex is { Length: 64 } && hex.All(char.IsAsciiHexDigitUpper) ? new(hex) : null;

    /// <summary>256 random bits as text that fits into an address.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>As <see cref="Matches"/>, so that <c>==</c> and whatever holds one compare in constant time too.</summary>
    public bool Equals(SecretHash other) => Matches(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (Hex ?? "").GetHashCode(StringComparison.Ordinal);

    /// <summary>Not even the hash belongs into a log.</summary>
    public override string ToString() => nameof(SecretHash);

    /// <summary>Compares in constant time.</summary>
    public bool Matches(SecretHash other) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hex ?? ""), Encoding.ASCII.GetBytes(other.Hex ?? ""));
}
