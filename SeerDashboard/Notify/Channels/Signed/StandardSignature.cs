using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SeerDashboard.Notify.Channels.Signed;

/// <summary>Signs as Standard Webhooks has it (https://www.standardwebhooks.com): HMAC-SHA-256 over id, time and body.</summary>
internal static class StandardSignature
{
    /// <summary><c>v1,</c> and base64.</summary>
    /// <param name="key">Bytes of the secret.</param>
    /// <param name="id">The message's id, the same at every attempt.</param>
    /// <param name="timestamp">When this attempt is made, in seconds since 1970.</param>
    /// <param name="body">What is sent.</param>
    public static string Of(byte[] key, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key.AsSpan(), (ReadOnlySpan<byte>)[.. head, .. body]));
    }
}
