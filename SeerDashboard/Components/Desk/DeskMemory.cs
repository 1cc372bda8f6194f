using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>What a browser remembers of its desk: told by a cookie, so that the first paint has it; kept in the circuit from then on.</summary>
public sealed class DeskMemory
{
    /// <summary>The cookie's name; RunList.razor.js writes it.</summary>
    public const string Cookie = "desk-collapsed";

    /// <summary>The groups of which only the heading is shown.</summary>
    public HashSet<DeskGroup> Collapsed { get; init; } = [];

    /// <summary>As the cookie has it.</summary>
    public string Words => string.Join('.', Collapsed.Order().Select(DeskWords.State));

    /// <summary>Reads the cookie; what is no group counts for nothing.</summary>
    public static DeskMemory From(IRequestCookieCollection? cookies)
    {
        var words = (cookies?[Cookie] ?? "").Split('.');
        return new() { Collapsed = [.. DeskWords.Groups.Where(group => words.Contains(DeskWords.State(group)))] };
    }
}
