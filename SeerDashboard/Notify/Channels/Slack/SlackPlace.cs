namespace SeerDashboard.Notify.Channels.Slack;

/// <summary>A message of ours at Slack, to be changed later.</summary>
/// <param name="Asked">The channel it was sent to, as it is configured.</param>
/// <param name="Channel">The channel as Slack names it.</param>
/// <param name="Time">The message's time, which is its id there.</param>
internal sealed record SlackPlace(string Asked, string Channel, string Time)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is of another channel than <paramref name="asked"/>, where nothing is to be changed.</summary>
    public static SlackPlace? Read(string? written, string asked) =>
        written?.Split(' ') is [var to, { Length: > 0 } channel, { Length: > 0 } time] && string.Equals(to, asked, StringComparison.Ordinal) ? new(to, channel, time) : null;

    /// <summary>To be kept.</summary>
    public override string ToString() => $"{Asked} {Channel} {Time}";
}
