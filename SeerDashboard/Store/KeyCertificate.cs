using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace SeerDashboard.Store;

/// <summary>
/// The certificate that the key ring is encrypted for (<c>Store:KeyCertificate</c>): without it, whoever reads the ring's folder and the store reads
/// the secrets in it.
/// </summary>
internal static class KeyCertificate
{
    private const string Key = "Store:KeyCertificate";

    /// <summary>Encrypts keys that are made from now on; those that were made before stay readable.</summary>
    /// <exception cref="StoreUnusableException">There is no such certificate; the message names the key and says what it may be.</exception>
    public static void ProtectKeys(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration[Key] is { Length: > 0 } file)
            builder.Services.AddDataProtection().ProtectKeysWithCertificate(Load(file, builder.Configuration[$"{Key}Password"]));
    }

    private static X509Certificate2 Load(string file, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(Path.GetFullPath(file), password);
            // Keys are encrypted for an RSA key and no other.
            using var key = certificate.GetRSAPrivateKey();
            return key is not null ? certificate : throw new CryptographicException("It has no RSA private key.");
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnusableException(
                $"{Key} is '{file}', which cannot be used: {error.Message.TrimEnd('.')}. It may be a PKCS#12 file (.pfx, .p12) with a certificate and its RSA private key; {Key}Password has its password.", error);
        }
    }
}
