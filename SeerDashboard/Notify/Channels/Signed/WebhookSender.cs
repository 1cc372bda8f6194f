using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels.Signed;

/// <summary>Tells any program, by a request that it can check (Standard Webhooks).</summary>
internal sealed class WebhookSender(OutgoingHttp http, TimeProvider clock) : IChannelSender
{
    private const int LongestId = 200;

    /// <inheritdoc/>
    public IReadOnlyList<ChannelKind> Kinds => [ChannelKind.Webhook];

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(ChannelTarget target, Message message, string? thread, CancellationToken cancel)
    {
        if (ChannelCheck.Complaint(target, plainHttp: true) is { } complaint)
            return Outcomes.Incomplete(complaint);
        byte[] body;
        try
        {
            body = WebhookBody.Of(message);
        }
        catch (JsonException)
        {
            return Outcomes.Incomplete("What was to be told is no JSON object; the next message will be made anew.");
        }

        var (id, now) = (Id(message.Key), clock.GetUtcNow().ToUnixTimeSeconds());
        var call = new OutgoingCall(HttpMethod.Post, new Uri(target.Url!), body)
        {
            Headers =
            [
                ("webhook-id", id),
                ("webhook-timestamp", now.ToString(CultureInfo.InvariantCulture)),
                ("webhook-signature", StandardSignature.Of(SigningKey.Bytes(target.Secret)!, id, now, body)),
            ],
        };
        var outcome = Outcomes.Of(call, await http.SendAsync(call, cancel), target.Secret);
        // A program is put up anew, its key changed: whatever it refuses may be taken later. What Standard Webhooks calls a failure is tried again.
        return outcome is { Result: SendResult.Never, Status: >= 400 and not StatusCodes.Status413PayloadTooLarge } ? outcome with { Result = SendResult.Later } : outcome;
    }

    /// <summary>As it is where a header can hold it; the dot splits what is signed, so it has none.</summary>
    private static string Id(string key) => key.Length is > 0 and <= LongestId && key.All(each => each is > ' ' and < '\u007F' and not '.')
        ? key
        : "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
