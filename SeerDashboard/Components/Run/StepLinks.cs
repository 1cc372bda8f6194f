using SeerDashboard.Runs;

namespace SeerDashboard.Components.Run;

/// <summary>Where the run page shows what a step delivered.</summary>
public static class StepLinks
{
    /// <summary>The anchor of the step's section.</summary>
    public static string Anchor(Stage stage) => stage switch
    {
        Stage.RootCause => "root-cause",
        Stage.Solution => "plan",
        Stage.Coding => "code",
        _ => "pull-requests",
    };

    /// <summary>The step's name on the wire and in the page: <c>rootCause</c>.</summary>
    public static string Name(Stage stage) => char.ToLowerInvariant(stage.ToString()[0]) + stage.ToString()[1..];

    /// <summary>The path of a run's page; <paramref name="installation"/> when two senders share the number, <paramref name="integration"/> when they share that too.</summary>
    public static string Page(RunId run, string? installation, string? integration = null) =>
        $"/runs/{run}{(string.Join('&', Query(installation, integration)) is { Length: > 0 } query ? "?" + query : "")}";

    private static IEnumerable<string> Query(string? installation, string? integration)
    {
        if (installation is not null)
            yield return "installation=" + Uri.EscapeDataString(installation);
        if (integration is not null)
            yield return "integration=" + Uri.EscapeDataString(integration);
    }
}
