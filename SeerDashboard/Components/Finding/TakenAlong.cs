using System.Globalization;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Finding;

/// <summary>What the desk shows, for a program: the same filter in the words of <c>GET /api/runs</c>.</summary>
public static class TakenAlong
{
    /// <summary>The query string without <c>?</c>; null where the API has no words for what is asked.</summary>
    /// <param name="query">What the desk is asked for.</param>
    /// <param name="me">Who asks; null for nobody.</param>
    /// <param name="now">The time, from which times back are told.</param>
    public static string? Query(DeskQuery query, string? me, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.NeedsMe || query.Who.Whose == DeskWhose.Unclaimed || (query.Who.Whose == DeskWhose.Mine && me is null))
            return null;
        IEnumerable<string> people = query.Who.Whose switch
        {
            DeskWhose.Mine => [me!],
            DeskWhose.Person => query.Who.Names.Values,
            _ => [],
        };
        IEnumerable<string> more =
        [
            .. people.Select(person => $"person={Uri.EscapeDataString(person)}"),
            .. query.Since is { } since ? [$"since={Uri.EscapeDataString(since.From(now).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))}"] : Array.Empty<string>(),
        ];
        return string.Join('&', more.Prepend((query with { View = null, Who = default, Since = null }).ToQuery()).Where(part => part.Length > 0));
    }
}
