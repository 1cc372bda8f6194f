namespace SeerDashboard.Components.Desk;

/// <summary>Addresses of runs whose number alone is none.</summary>
internal static class DeskLinks
{
    /// <summary>The path of a run's page, with the installation that tells two senders apart.</summary>
    public static string Of(string path, string installation)
    {
        var hash = path.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? at : path.Length;
        return $"{path[..hash]}?installation={Uri.EscapeDataString(installation)}{path[hash..]}";
    }
}
