using Microsoft.AspNetCore.WebUtilities;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Issue;

/// <summary>Where an issue's page is, and which two of its runs are compared there.</summary>
public static class IssueAddress
{
    /// <summary>The page; <paramref name="integration"/> when two of them have an issue of that number.</summary>
    public static string Of(GroupId issue, string? integration = null, RunId? left = null, RunId? right = null) => QueryHelpers.AddQueryString(
        $"/issues/{issue}",
        ((IEnumerable<(string Name, string? Value)>)[("integration", integration), ("left", left?.ToString()), ("right", right?.ToString())])
            .Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value)));
}
