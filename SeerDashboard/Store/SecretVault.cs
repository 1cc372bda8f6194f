using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store.Secrets;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>Client secrets at rest: encrypted by data protection, with keys beside the store and not in it.</summary>
public sealed partial class SecretVault(IDataProtectionProvider protection, TimeProvider clock, ILogger<SecretVault> log)
{
    private const string MarkSetting = "Secrets:Mark";

    private readonly IDataProtector _protector = protection.CreateProtector("SeerDashboard.ClientSecret.v1");

    /// <summary>The key of the stored secret with this id.</summary>
    internal static string KeyOf(long id) => $"stored:{id}";

    /// <summary>Encrypted, to be stored.</summary>
    internal SecretRow Seal(string integration, string secret, string? name) =>
        new() { Integration = integration, Protected = _protector.Protect(secret), AddedAt = clock.GetUtcNow(), Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim() };

    /// <summary>Decrypted; of what the present key ring cannot open there are no bytes, and nothing else fails for it.</summary>
    internal IEnumerable<(ClientSecret Secret, byte[] Bytes)> Open(IEnumerable<SecretRow> rows)
    {
        foreach (var row in rows)
        {
            var bytes = Unprotect(row.Protected);
            if (bytes is null)
                NotOpened(log, row.Integration);
            yield return (
                new() { Key = KeyOf(row.Id), Id = row.Id, Integration = row.Integration, Name = row.Name, AddedAt = row.AddedAt, NotAfter = row.NotAfter, IsLost = bytes is null },
                bytes ?? []);
        }
    }

    /// <summary>
    /// What marks a configured secret, so that its uses are found again when its place in the configuration changed. Made with a random value that
    /// is kept encrypted: the store alone does not even let a guess be tried.
    /// </summary>
    internal async Task<Func<string, string>> MarkerAsync(SeerContext context, CancellationToken cancel)
    {
        var row = await context.Settings.FindAsync([MarkSetting], cancel);
        var mark = row is null ? null : Unprotect(row.Value);
        if (mark is null)
        {
            var made = RandomNumberGenerator.GetHexString(64, lowercase: true);
            mark = Encoding.UTF8.GetBytes(made);
            if (row is null)
                context.Settings.Add(new SettingRow { Key = MarkSetting, Value = _protector.Protect(made) });
            else
                row.Value = _protector.Protect(made);
            await KeepMarkAsync(context, cancel);
        }

        return secret => $"configured:{Convert.ToHexStringLower(HMACSHA256.HashData(mark, Encoding.UTF8.GetBytes(secret)))[..32]}";
    }

    /// <summary>Where it cannot be kept, uses of configured secrets are not found again after a restart; nothing else fails for it.</summary>
    private static async Task KeepMarkAsync(SeerContext context, CancellationToken cancel)
    {
        try
        {
            await context.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            context.ChangeTracker.Clear();
        }
    }

    private byte[]? Unprotect(string text)
    {
        try
        {
            return Encoding.UTF8.GetBytes(_protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A client secret of integration {Integration} cannot be decrypted: the key ring is not the one it was stored with. Enter the secret again on the settings page")]
    private static partial void NotOpened(ILogger logger, string integration);
}
