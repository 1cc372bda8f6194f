using System.Text.Json.Serialization;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>What a browser remembers of its desk: told by a cookie, so that the first paint has it; kept in the circuit from then on.</summary>
public sealed class DeskMemory
{
    /// <summary>The cookie's name; RunList.razor.js writes it.</summary>
    public const string Cookie = "desk-collapsed";

    /// <summary>The groups of which only the heading is shown.</summary>
    public HashSet<DeskGroup> Collapsed { get; init; } = [];

    /// <summary>How many rows more than at first are shown of a group: whoever comes back from one of them finds it.</summary>
    [JsonIgnore]
    public Dictionary<DeskGroup, int> More { get; } = [];

    /// <summary>The rows whose older runs are shown.</summary>
    [JsonIgnore]
    public HashSet<RunKey> Unfolded { get; } = [];

    /// <summary>What is shown while the viewer wants nothing to change; null while it goes on.</summary>
    [JsonIgnore]
    public DeskBoard? Paused { get; set; }

    /// <summary>The filters are shown.</summary>
    [JsonIgnore]
    public bool FiltersOpen { get; set; }

    /// <summary>As the cookie has it.</summary>
    public string Words => string.Join('.', Collapsed.Order().Select(DeskWords.State));

    /// <summary>Reads the cookie; what is no group counts for nothing.</summary>
    public static DeskMemory From(IRequestCookieCollection? cookies)
    {
        var words = (cookies?[Cookie] ?? "").Split('.');
        return new() { Collapsed = [.. DeskWords.Groups.Where(group => words.Contains(DeskWords.State(group)))] };
    }
}
