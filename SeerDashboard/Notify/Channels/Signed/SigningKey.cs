using System.Buffers.Text;

namespace SeerDashboard.Notify.Channels.Signed;

/// <summary>The key that a webhook is signed with, as Standard Webhooks writes it: <c>whsec_</c> and base64 of 24 to 64 bytes.</summary>
internal static class SigningKey
{
    private const string Prefix = "whsec_";
    private const int Shortest = 24;
    private const int Longest = 64;

    /// <summary>Its bytes; null when it is none.</summary>
    public static byte[]? Bytes(string? written) => Complaint(written) is null ? Decoded(written!) : null;

    /// <summary>What is wrong and what to do; null when nothing is.</summary>
    public static string? Complaint(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return "The signing secret is missing; enter the one that the receiver shows, or make one here and enter it there.";
        if (!written.StartsWith(Prefix, StringComparison.Ordinal))
            return "The signing secret does not begin with whsec_; enter it whole.";
        return Decoded(written)?.Length switch
        {
            null => "The signing secret has no base64 behind whsec_; enter it whole, without spaces.",
            < Shortest => $"The signing secret is too short: it has to be {Shortest} bytes or more in base64.",
            > Longest => $"The signing secret is too long: it may be {Longest} bytes at most in base64.",
            _ => null,
        };
    }

    private static byte[]? Decoded(string written)
    {
        var base64 = written.AsSpan(Prefix.Length);
        return base64.Length > 0 && Base64.IsValid(base64) && !written.Any(char.IsWhiteSpace) ? Convert.FromBase64String(base64.ToString()) : null;
    }
}
