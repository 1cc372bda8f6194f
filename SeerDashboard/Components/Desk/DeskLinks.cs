using Microsoft.AspNetCore.WebUtilities;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>Addresses of runs whose number alone is none.</summary>
internal static class DeskLinks
{
    /// <summary>The path of a run's page that leads back to what the desk shows: the same runs before and after it.</summary>
    public static string From(string path, DeskQuery query)
    {
        if (query.ToQuery() is not { Length: > 0 } from)
            return path;
        var hash = path.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? at : path.Length;
        return QueryHelpers.AddQueryString(path[..hash], "from", from) + path[hash..];
    }

    /// <summary>The path of a run's page, with the installation that tells two senders apart.</summary>
    public static string Of(string path, string installation)
    {
        var hash = path.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? at : path.Length;
        return $"{path[..hash]}?installation={Uri.EscapeDataString(installation)}{path[hash..]}";
    }
}
