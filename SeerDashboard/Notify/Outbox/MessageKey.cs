using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SeerDashboard.Notify.Outbox;

/// <summary>The idempotency key of a message: the same for every attempt, and another one for every rule, run and occasion. The run's version is not in it: a projection that was lost with the power is made again with another one.</summary>
public static class MessageKey
{
    /// <summary>Letters, digits and <c>_</c>; no secret.</summary>
    /// <param name="message">The message.</param>
    /// <param name="epoch">Which life of the store it is of.</param>
    public static string Of(OutboxMessage message, string? epoch)
    {
        ArgumentNullException.ThrowIfNull(message);
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"{epoch}\n{message.Rule}\n{message.Run?.Integration}\n{message.Run?.Installation}\n{message.Run?.RunId}\n{message.Occasion}");
        return $"msg_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..32]}";
    }
}
