using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>Client secrets at rest: encrypted by data protection, with keys beside the store and not in it.</summary>
public sealed partial class SecretVault(IDataProtectionProvider protection, TimeProvider clock, ILogger<SecretVault> log)
{
    private readonly IDataProtector _protector = protection.CreateProtector("SeerDashboard.ClientSecret.v1");

    /// <summary>Encrypted, to be stored.</summary>
    internal SecretRow Seal(string integration, string secret) =>
        new() { Integration = integration, Protected = _protector.Protect(secret), AddedAt = clock.GetUtcNow() };

    /// <summary>Decrypted; what the present key ring cannot open is counted as lost, and nothing else fails for it.</summary>
    internal (IReadOnlyList<(string Name, byte[] Secret)> Opened, IReadOnlyDictionary<string, int> Lost) Open(IEnumerable<SecretRow> rows)
    {
        var opened = new List<(string, byte[])>();
        var lost = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            try
            {
                opened.Add((row.Integration, Encoding.UTF8.GetBytes(_protector.Unprotect(row.Protected))));
            }
            catch (CryptographicException)
            {
                lost[row.Integration] = lost.GetValueOrDefault(row.Integration) + 1;
                NotOpened(log, row.Integration);
            }
        }

        return (opened, lost);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A client secret of integration {Integration} cannot be decrypted: the key ring is not the one it was stored with. Enter the secret again on the settings page")]
    private static partial void NotOpened(ILogger logger, string integration);
}
