namespace SeerDashboard.Notify.Channels;

/// <summary>Finds who speaks to a kind of channel.</summary>
public sealed class ChannelSenders(IEnumerable<IChannelSender> senders)
{
    private readonly Dictionary<ChannelKind, IChannelSender> _by = senders.SelectMany(sender => sender.Kinds.Select(kind => (kind, sender))).ToDictionary(one => one.kind, one => one.sender);

    /// <summary>Sends once; whatever goes wrong is an outcome.</summary>
    public async Task<SendOutcome> SendAsync(ChannelTarget target, Message message, string? thread, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(target);
        try
        {
            return await _by[target.Kind].SendAsync(target, message, thread, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            // A fault of ours must not keep what comes after it from being sent; its text may hold an address, which is a secret.
            return new(SendResult.Later, $"It could not be sent ({error.GetType().Name}).");
        }
    }
}
