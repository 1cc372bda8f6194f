using SeerDashboard.Notify.Channels;

namespace SeerDashboard.Notify.Outbox;

/// <summary>
/// How fast one channel is sent to, and whether it is at all: what fails five times in a row is left alone for a minute, then twice as long each time up
/// to half an hour, and asked with one message. One worker tells it what came of a message.
/// </summary>
public sealed class ChannelPace
{
    private const int FailuresToOpen = 5;

    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(30);

    /// <summary>Whoever asks for more is not waited for longer.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();

    private int _failures;

    private DateTimeOffset _free = DateTimeOffset.MinValue;

    private DateTimeOffset _rests = DateTimeOffset.MinValue;

    /// <summary>Nothing is sent before then, however much is due; null: it may be sent to.</summary>
    public DateTimeOffset? RestsUntil(DateTimeOffset now) => _rests > now ? _rests : null;

    /// <summary>How often in a row it failed.</summary>
    public int Failures => _failures;

    /// <summary>It failed so often in a row that it is left alone between attempts.</summary>
    public bool IsOpen => _failures >= FailuresToOpen;

    /// <summary>Takes the next turn: how long to wait for it, so that the channel's own limit is kept by all who send there.</summary>
    public TimeSpan Turn(ChannelKind kind, DateTimeOffset now)
    {
        lock (_gate)
        {
            var at = _free > now ? _free : now;
            _free = at + Apart(kind);
            return at - now;
        }
    }

    /// <summary>Somebody mended it: what failed is not held against it any more.</summary>
    public void Mend() => (_failures, _rests) = (0, DateTimeOffset.MinValue);

    /// <summary>What came of it.</summary>
    public void End(SendOutcome outcome, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        _failures = outcome.Result == SendResult.Later ? _failures + 1 : 0;
        _rests = DateTimeOffset.MinValue;
        if (IsOpen)
        {
            var rest = FirstRest * Math.Pow(2, Math.Min(_failures - FailuresToOpen, 10));
            _rests = now + (rest < LongestRest ? rest : LongestRest);
        }

        // Whoever says when to come back is not asked before, by any message.
        if (outcome is { Result: SendResult.Later, RetryAfter: { } asked })
        {
            var until = now + (asked < LongestAsked ? asked : LongestAsked);
            _rests = until > _rests ? until : _rests;
        }
    }

    /// <summary>The provider's limit: Slack one a second, Teams four; the others take ten.</summary>
    private static TimeSpan Apart(ChannelKind kind) => kind switch
    {
        ChannelKind.SlackWebhook or ChannelKind.SlackBot => TimeSpan.FromSeconds(1),
        ChannelKind.Teams => TimeSpan.FromMilliseconds(250),
        ChannelKind.Discord => TimeSpan.FromMilliseconds(400),
        _ => TimeSpan.FromMilliseconds(100),
    };
}
