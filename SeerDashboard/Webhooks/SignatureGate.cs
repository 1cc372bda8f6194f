using Microsoft.Extensions.Options;
using SeerDashboard.Store;
using SeerDashboard.Store.Secrets;

namespace SeerDashboard.Webhooks;

/// <summary>Decides who signed a body, notes which secret it was, and counts what nobody signed.</summary>
public sealed class SignatureGate(IntegrationDirectory integrations, SecretUses uses, RejectionLog rejections, IOptions<WebhookOptions> options, TimeProvider clock)
{
    /// <summary>The limit in bytes.</summary>
    internal int MaxBodyBytes => options.Value.MaxBodyBytes;

    /// <summary>The integration whose secret signed; null, and counted, when none did.</summary>
    internal Integration? FindSigner(string? signature, ReadOnlySpan<byte> body)
    {
        var now = clock.GetUtcNow();
        if (Check(signature, body, now) is { } signer)
        {
            uses.Used(signer.Secret.Key, now);
            return signer.Integration;
        }

        rejections.Add(integrations.Keys.Count == 0 ? Rejection.NoSecret : string.IsNullOrEmpty(signature) ? Rejection.NoSignature : Rejection.WrongSignature);
        return null;
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

    /// <summary>Counts one that was too large.</summary>
    internal void TooLarge() => rejections.Add(Rejection.TooLarge);
}
