using System.ComponentModel;
using ModelContextProtocol.Server;
using SeerDashboard.Runs.Telling;

namespace SeerDashboard.Api.Mcp;

/// <summary>Runs as documents that an agent, or its person, takes into a conversation.</summary>
[McpServerResourceType]
internal sealed class RunResources(AgentRuns runs)
{
    [McpServerResource(UriTemplate = "seer://runs/{runId}{?installation}", Name = "run", Title = "A run of Seer", MimeType = "text/markdown")]
    [Description("Root cause, plan, changes and pull requests of a run, by Sentry's number of it; with the installation where two senders share the number.")]
    public async Task<string> ReadAsync(long runId, string? installation = null, CancellationToken cancel = default)
    {
        var run = await runs.FindAsync(runId, installation, cancel);
        return Tell.Untrusted(Tell.Of(run, TellPart.Whole, TellAs.Markdown, runs.Page(run.Key)));
    }
}

/// <summary>Tasks that a person picks in their editor.</summary>
[McpServerPromptType]
internal sealed class RunPrompts(AgentRuns runs)
{
    [McpServerPrompt(Name = "fix_with_seer", Title = "Fix what Seer found")]
    [Description("Checks what Seer found in a run against the code, and fixes it with a test.")]
    public async Task<string> FixAsync(
        [Description("Sentry's number of the run.")] string runId,
        [Description("Only needed when two senders share the number.")] string? installation = null,
        CancellationToken cancel = default)
    {
        if (OneRun.Number(runId) is not { } number)
            throw new ModelContextProtocol.McpException("'runId' must be Sentry's number of a run.");
        var run = await runs.FindAsync(number.Value, string.IsNullOrEmpty(installation) ? null : installation, cancel);
        return Tell.Of(run, TellPart.Whole, TellAs.Prompt, runs.Page(run.Key));
    }
}
