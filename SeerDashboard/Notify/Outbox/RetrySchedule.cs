namespace SeerDashboard.Notify.Outbox;

/// <summary>When a message is tried again: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h after a failure, each a tenth sooner or later; then it is given up.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ];

    /// <summary>Whoever asks for more is not waited for longer.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);

    /// <summary>So many times a message is sent at most.</summary>
    public static int MostAttempts => Pauses.Length + 1;

    /// <summary>How long to wait after an attempt; null: it was the last.</summary>
    /// <param name="attempts">How many there were, from 1 on.</param>
    /// <param name="asked">How long the other side asks to wait.</param>
    /// <param name="chance">From 0 to 1: spreads what failed together.</param>
    public static TimeSpan? After(int attempts, TimeSpan? asked, double chance)
    {
        if (attempts > Pauses.Length)
            return null;
        var pause = Pauses[Math.Max(attempts, 1) - 1] * (0.9 + (0.2 * chance));
        var heard = asked > LongestAsked ? LongestAsked : asked;
        return heard > pause ? heard : pause;
    }
}
