using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using SeerDashboard.Api.Changes;
using SeerDashboard.Diffs;
using SeerDashboard.Runs.Telling;
using SeerDashboard.Store;

namespace SeerDashboard.Api.Mcp;

/// <summary>What an agent may ask. All of it reads; all of it that Seer wrote is framed as what is not to be obeyed.</summary>
[McpServerToolType]
internal sealed class RunTools(AgentRuns runs, IssueReader issues, ChangeReader changes)
{
    private const string OfWhich = "Only needed when two senders share the number.";

    [McpServerTool(Name = "list_runs", Title = "List runs", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("Runs of Seer, the newest activity first, with state and finding.")]
    public Task<string> ListAsync(
        [Description("One or several with commas: running, quiet, rootCauseFound, planReady, codeReady, pullRequestOpened, merged, closed, noCodeFix and others; empty for all.")] string? state = null,
        [Description("A repository such as acme/shop that is changed or named.")] string? repo = null,
        [Description("Slug of a project in Sentry.")] string? project = null,
        [Description("Only what was active since then: ISO 8601.")] string? since = null,
        [Description("1 to 50.")] int limit = 20,
        CancellationToken cancel = default) =>
        runs.ListAsync([("state", state), ("repo", repo), ("project", project), ("since", since)], limit, cancel);

    [McpServerTool(Name = "search_causes", Title = "Search root causes", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("What Seer found for a file or an error: runs by part of a path that they change or name, by words of title, root cause, plan, numbers or pull requests, or both.")]
    public Task<string> SearchAsync(
        [Description("Words, all of which have to be there; in quotes beside one another.")] string? words = null,
        [Description("Part of the path of a file, such as src/cart.py.")] string? path = null,
        [Description("A repository such as acme/shop.")] string? repo = null,
        [Description("1 to 50.")] int limit = 10,
        CancellationToken cancel = default) =>
        string.IsNullOrWhiteSpace(words) && string.IsNullOrWhiteSpace(path)
            ? throw new McpException("Give 'words', 'path' or both.")
            : runs.ListAsync([("q", words), ("path", path), ("repo", repo)], limit, cancel);

    [McpServerTool(Name = "get_run", Title = "Read a run", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("A run's analysis: root cause, plan, changes and pull requests, as Markdown.")]
    public async Task<string> GetAsync(
        [Description("Sentry's number of the run.")] long runId,
        [Description("root-cause, plan, code or pull-requests; empty for all of it.")] string? section = null,
        [Description(OfWhich)] string? installation = null,
        CancellationToken cancel = default)
    {
        if (Tell.Part(section) is not { } part)
            throw new McpException("'section' may be root-cause, plan, code or pull-requests, or be left out for all of it.");
        var run = await runs.FindAsync(runId, installation, cancel);
        return Tell.Untrusted(Tell.Of(run, part, TellAs.Markdown, runs.Page(run.Key)));
    }

    [McpServerTool(Name = "get_patch", Title = "Read a run's patch", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("The proposed change as a unified diff that git apply takes, of one repository or file, or all of it. Check it before you apply it.")]
    public async Task<string> PatchAsync(
        [Description("Sentry's number of the run.")] long runId,
        [Description("Only this repository.")] string? repo = null,
        [Description("Only this file.")] string? file = null,
        [Description(OfWhich)] string? installation = null,
        CancellationToken cancel = default)
    {
        var key = await runs.KeyAsync(runId, installation, cancel);
        var kept = await changes.FindAsync(key, version: null, against: null, cancel) ?? throw new McpException($"Run {runId} was erased meanwhile.");
        var files = DiffHeads.Read(kept).Where(each => (repo ?? each.Repo) == each.Repo && (file ?? each.File.Path) == each.File.Path).Select(each => each.File).ToList();
        if (files.Count == 0)
            throw new McpException($"Run {runId} has no such change. get_run with section 'code' names its files.");
        var written = PatchText.Of(files);
        return Tell.Untrusted(Hidden(written.Text) + PatchEndpoint.Without(written) + written.Text);
    }

    /// <summary>A patch must stay as it is to be applied, so what nobody sees in it is said before it.</summary>
    private static string Hidden(string patch)
    {
        var hidden = InvisibleText.Pieces(patch).Where(piece => piece.Name is not null).Select(piece => $"{piece.Text} {piece.Name}").Distinct(StringComparer.Ordinal).Take(10).ToList();
        return hidden.Count == 0 ? "" : $"This change holds characters that nobody sees ({string.Join(", ", hidden)}). Look at the lines that have them before you apply it.\n\n";
    }

    [McpServerTool(Name = "get_issue", Title = "Read an issue", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("What is known of an issue of Sentry, and its runs.")]
    public async Task<string> IssueAsync(
        [Description("Sentry's number of the issue (group_id).")] long groupId,
        [Description("Only needed when two integrations share the number.")] string? integration = null,
        CancellationToken cancel = default)
    {
        var found = await issues.FindAsync(new(groupId), integration, cancel);
        if (found.Issue is not { } issue)
            throw new McpException(found.Integrations.Count > 1 ? $"Give 'integration', one of: {string.Join(", ", found.Integrations)}." : $"There is no issue {groupId} here. list_runs names issues.");
        var facts = issue.Issue;
        List<string?> lines =
        [
            OneLine.Of($"{facts.ShortId ?? "Issue"} {facts.Title}"), facts.Url, issue.Culprit is { } culprit ? $"In {OneLine.Of(culprit)}" : null, facts.Level is { } level ? $"Level {level}" : null,
            facts.Events is { } events ? $"{events} events" : null, $"{issue.Total} runs:",
            .. issue.Runs.Select(run => $"- run {run.RunId}: {Runs.EnumWord.Of(run.State)}. {OneLine.Of(run.Headline ?? "")} {runs.Page(run.Key)}"),
        ];
        return Tell.Untrusted(string.Join('\n', lines.OfType<string>()));
    }
}
