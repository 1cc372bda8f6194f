using Microsoft.AspNetCore.WebUtilities;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Run;

/// <summary>Where a run's page is, and what its address says besides: whose run it is when the number alone does not, and what the desk showed that one came from.</summary>
/// <param name="Run">Which run.</param>
public sealed record RunPlace(RunId Run)
{
    /// <summary>Which sender's, when two share the number.</summary>
    public string? Installation { get; init; }

    /// <summary>Which integration's, when two share the installation as well.</summary>
    public string? Integration { get; init; }

    /// <summary>The desk's query string, without <c>?</c>; null when the address says nothing of a desk.</summary>
    public string? From { get; init; }

    /// <summary>Path of the page, to which an anchor may be added.</summary>
    public string Page => With(null);

    /// <summary>Path of the tab with the deliveries.</summary>
    public string Deliveries => With("deliveries");

    /// <summary>Path of the page on which the changes are reviewed.</summary>
    public string Review => Address($"/runs/{Run}{RunWords.ReviewPath}", ("from", From));

    /// <summary>Path of that page with a file's line in view: <paramref name="lines"/> is <c>n12</c> or <c>o12</c>, null for the file.</summary>
    public string Reviewed(string file, string? lines) => Address($"/runs/{Run}{RunWords.ReviewPath}", ("from", From), ("file", file), ("lines", lines));

    /// <summary>Path of that page with the code of this run compared with that of another run of the issue; <paramref name="file"/> is in view, when it is named.</summary>
    public string Compared(RunId other, string? file = null) => Address($"/runs/{Run}{RunWords.ReviewPath}", ("from", From), ("againstRun", other.ToString()), ("file", file));

    /// <summary>Where the API tells what was said of the changes.</summary>
    public string Discussed => Address($"/api/runs/{Run}/review");

    /// <summary>Path of the desk as it was.</summary>
    public string Desk => DeskQuery.Parse(From).Href;

    /// <summary>Path of another run's page, for whoever goes on from here; the sender is named where this address names it, or it is another one.</summary>
    public string Of(RunSummary other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (this with
        {
            Run = other.RunId,
            Installation = Installation is not null ? other.Installation : null,
            Integration = Integration is not null ? other.Integration : null,
        }).Page;
    }

    /// <summary>Where a verb of the desk leads from here: its page, in this address's own way of saying which run.</summary>
    public string To(RowVerb verb)
    {
        ArgumentNullException.ThrowIfNull(verb);
        return verb.Href.EndsWith(RunWords.ReviewPath, StringComparison.Ordinal) ? Review : Page + RunTitles.Fragment(verb.Href);
    }

    /// <summary>Where the API gives the changes as a patch.</summary>
    /// <param name="repo">Of one repository alone; of all when null.</param>
    public string Patch(string? repo) => Address($"/api/runs/{Run}/patch", ("repo", repo));

    /// <summary>Where the API tells the run in words.</summary>
    /// <param name="section">The anchor of a section; empty for all of it.</param>
    /// <param name="form"><c>markdown</c>, <c>prompt</c> or <c>ticket</c>.</param>
    public string Told(string section, string form) => Address($"/api/runs/{Run}/markdown", ("section", section.Length == 0 ? null : section), ("as", form == "markdown" ? null : form));

    /// <summary>Where the API gives the change set, <c>diff</c> or <c>patch</c>, or tells what was said of it, <c>comments</c>.</summary>
    public string Changes(string form) => Address($"/api/runs/{Run}/{form}");

    private string With(string? tab) => Address($"/runs/{Run}", ("from", From), ("tab", tab));

    private string Address(string path, params (string Name, string? Value)[] more) => QueryHelpers.AddQueryString(
        path, ((IEnumerable<(string Name, string? Value)>)[("installation", Installation), ("integration", Integration), .. more]).Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value)));
}
