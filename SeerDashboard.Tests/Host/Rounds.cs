namespace SeerDashboard.Tests.Host;

/// <summary>How often a test with a law tries it: a few times with every change, many times under <c>test.sh --full</c>.</summary>
public static class Rounds
{
    /// <summary>One of the two.</summary>
    public static int Of(int always, int full) => Environment.GetEnvironmentVariable("SEER_FULL") == "1" ? full : always;
}
