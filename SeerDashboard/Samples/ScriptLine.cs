namespace SeerDashboard.Samples;

/// <summary>One line of a scenario's script, e.g. <c>coding_completed 2</c>, <c>pr_created pending</c>, <c>issue resolved</c>.</summary>
/// <param name="Resource"><c>Sentry-Hook-Resource</c>.</param>
/// <param name="Action">Name on the wire.</param>
/// <param name="Special">What is special about it; empty for the usual.</param>
internal sealed record ScriptLine(string Resource, string Action, string Special)
{
    private static readonly string[] Others = ["issue", "event_alert"];

    /// <summary>Only a present-day Sentry sends it.</summary>
    public bool SecondOnly => Resource == "seer"
        && (Action.StartsWith("iteration_", StringComparison.Ordinal) || Action == "pr_ready_for_review");

    /// <summary>Reads a line.</summary>
    public static ScriptLine Parse(string line)
    {
        var words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return Others.Contains(words[0], StringComparer.Ordinal)
            ? new(words[0], words[1], words.Length > 2 ? words[2] : "")
            : new("seer", words[0], string.Join(' ', words[1..]));
    }

    /// <summary>How long after the line before it is sent, at real pace.</summary>
    public TimeSpan Pause(Random random)
    {
        var (least, most) = (Resource, Action) switch
        {
            ("issue", "created") => (0, 1),
            ("issue", "resolved") => (120, 400),
            (not "seer", _) => (5, 25),
            (_, "root_cause_completed") => (60, 180),
            (_, "solution_completed") => (30, 90),
            (_, "coding_completed") => (60, 240),
            (_, "pr_created") => (8, 13),
            (_, "pr_ready_for_review") => (15, 90),
            (_, "iteration_started") => (120, 300),
            (_, "iteration_completed") => (60, 180),
            (_, "root_cause_started") => (2, 15),
            _ => (2, 6),
        };
        return TimeSpan.FromMilliseconds(random.Next(least * 1000, most * 1000));
    }
}
