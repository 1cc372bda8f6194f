using SeerDashboard.Store;
using SeerDashboard.Store.Secrets;

namespace SeerDashboard.Webhooks;

/// <summary>Decides who signed a body, and notes which secret it was.</summary>
public sealed class SignatureGate(IntegrationDirectory integrations, SecretUses uses, TimeProvider clock)
{
    /// <summary>Whether any secret is known at all.</summary>
    internal bool HasSecrets => integrations.Keys.Count > 0;

    /// <summary>The integration whose secret signed; null when none did.</summary>
    internal Integration? FindSigner(string? signature, ReadOnlySpan<byte> body)
    {
        var now = clock.GetUtcNow();
        if (Check(signature, body, now) is not { } signer)
            return null;
        uses.Used(signer.Secret.Key, now);
        return signer.Integration;
    }

    /// <summary>Whose secret signed, of those that prove something at <paramref name="now"/>; null when none did.</summary>
    internal Signer? Check(string? signature, ReadOnlySpan<byte> body, DateTimeOffset now) => Signature.FindSigner(signature, body, integrations.Keys, signer =>
    {
        if (signer.Secret.ProvesAt(now))
            return true;
        // Its owner should know that Sentry still signs with it.
        uses.Refused(signer.Secret.Key, now);
        return false;
    });
}
