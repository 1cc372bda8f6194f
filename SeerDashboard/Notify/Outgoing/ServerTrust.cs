using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>When another server's certificate is believed.</summary>
internal static class ServerTrust
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>
    /// As the machine trusts. Nothing is fetched for it: a certificate names addresses of missing issuers and of revocation lists, and calling
    /// those would go past the gate.
    /// </summary>
    public static X509ChainPolicy Of(OutgoingOptions options)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (options.Authorities is { } authorities)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return policy;
    }
}
