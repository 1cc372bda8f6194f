using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;

namespace SeerDashboard.Notify.Channels;

/// <summary>Addresses and secrets of channels at rest: encrypted by data protection, with keys beside the store and not in it.</summary>
public sealed partial class ChannelVault(IDataProtectionProvider protection, ILogger<ChannelVault> log)
{
    private readonly IDataProtector _protector = protection.CreateProtector("SeerDashboard.Channel.v1");

    // Each is said once: the page reads them every few seconds.
    private readonly ConcurrentDictionary<string, bool> _lost = new(StringComparer.Ordinal);

    /// <summary>Encrypted, to be stored.</summary>
    internal string Seal(ChannelTarget target) => _protector.Protect(JsonSerializer.Serialize(target, TargetJson.Default.ChannelTarget));

    /// <summary>Decrypted; null when the present key ring cannot.</summary>
    internal ChannelTarget? Open(string name, string text)
    {
        try
        {
            return JsonSerializer.Deserialize(_protector.Unprotect(text), TargetJson.Default.ChannelTarget);
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            if (_lost.TryAdd(name, true))
                NotOpened(log, name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The address of channel {Name} cannot be decrypted: the key ring is not the one it was stored with. Enter it again on the notifications page; what is due there waits")]
    private static partial void NotOpened(ILogger logger, string name);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChannelTarget))]
internal sealed partial class TargetJson : JsonSerializerContext;
