namespace SeerDashboard.Notify.Channels;

/// <summary>Sends to one kind of channel.</summary>
public interface IChannelSender
{
    /// <summary>Which kinds it speaks.</summary>
    IReadOnlyList<ChannelKind> Kinds { get; }

    /// <summary>Sends once. Does not throw for what another server does: all of that is an outcome.</summary>
    /// <param name="target">Where.</param>
    /// <param name="message">What.</param>
    /// <param name="thread">What an earlier message about the same run was there (<see cref="SendOutcome.Thread"/>): it is changed instead of said again where the channel can.</param>
    /// <param name="cancel">Ends it.</param>
    Task<SendOutcome> SendAsync(ChannelTarget target, Message message, string? thread, CancellationToken cancel);
}

/// <summary>What came of sending once.</summary>
/// <param name="Result">What to do next.</param>
/// <param name="Reason">In a person's words, without secrets: what happened.</param>
public sealed record SendOutcome(SendResult Result, string Reason)
{
    /// <summary>The answer's status, where there was one.</summary>
    public int? Status { get; init; }

    /// <summary>How long the other side asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The message there, to change it later; opaque to all but its sender.</summary>
    public string? Thread { get; init; }

    /// <summary>The beginning of what was sent, without secrets.</summary>
    public string? Request { get; init; }

    /// <summary>The beginning of what came back.</summary>
    public string? Response { get; init; }
}

/// <summary>What to do after sending.</summary>
public enum SendResult
{
    /// <summary>It is there.</summary>
    Sent,

    /// <summary>Later may be better: 429, 5xx, no connection, too slow.</summary>
    Later,

    /// <summary>It will never be taken: the request is wrong, or refused by our own guard.</summary>
    Never,

    /// <summary>The place is gone (410, or a webhook that was removed): the channel is switched off.</summary>
    Gone,
}
