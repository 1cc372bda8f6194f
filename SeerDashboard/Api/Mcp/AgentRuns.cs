using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using ModelContextProtocol;
using SeerDashboard.Access;
using SeerDashboard.Diffs;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Telling;
using SeerDashboard.Store;

namespace SeerDashboard.Api.Mcp;

/// <summary>Finds what an agent asks for, and says in a sentence why there is nothing.</summary>
internal sealed class AgentRuns(RunReader runs, PublicAddress address)
{
    // An agent reads all that it is given: more costs it more than a second question.
    private const int Most = 50;

    /// <summary>Runs of a filter in the words of <c>GET /api/runs</c>, framed.</summary>
    /// <exception cref="McpException">The filter cannot be read.</exception>
    public async Task<string> ListAsync(IEnumerable<(string Name, string? Value)> filter, int limit, CancellationToken cancel)
    {
        var words = filter.Where(one => !string.IsNullOrWhiteSpace(one.Value)).ToDictionary(one => one.Name, one => new StringValues(one.Value), StringComparer.Ordinal);
        var query = new RunQueryString(new QueryCollection(words));
        var read = query.Read();
        if (query.Wrong.Length > 0)
            throw new McpException(query.Wrong);
        var page = await runs.ListAsync(read with { Limit = Math.Clamp(limit, 1, Most) }, cancel);
        if (page.Items.Count == 0)
            return "No run matches.";
        var items = page.Items.Select(run => FoundRun.Of(run, Page(run.Key)));
        return $"{page.Items.Count} of {page.Total}{(page.More ? " or more" : "")}. get_run has one of them whole.\n\n{Tell.Untrusted(InvisibleText.Marked(string.Join('\n', items.Select(run => JsonSerializer.Serialize(run, AgentJson.Relaxed.FoundRun)))))}";
    }

    /// <summary>One run with everything.</summary>
    /// <exception cref="McpException">There is none, or several have the number.</exception>
    public async Task<Run> FindAsync(long runId, string? installation, CancellationToken cancel)
    {
        var found = await runs.FindAsync(new(runId), installation, cancel);
        return found.Run ?? throw Missing(runId, found.Candidates);
    }

    /// <summary>Which one it is.</summary>
    /// <exception cref="McpException">There is none, or several have the number.</exception>
    public async Task<RunKey> KeyAsync(long runId, string? installation, CancellationToken cancel)
    {
        var found = await runs.KeysAsync(new(runId), installation, integration: null, cancel);
        return found is [var run] ? run : throw Missing(runId, found);
    }

    /// <summary>Absolute address of a run's page.</summary>
    public string Page(RunKey run) => string.Create(
        CultureInfo.InvariantCulture, $"{address.Here}/runs/{run.RunId}{new QueryBuilder([KeyValuePair.Create("installation", run.Installation), KeyValuePair.Create("integration", run.Integration)])}");

    private static McpException Missing(long runId, IReadOnlyList<RunKey> found) => new(found.Count > 1
        ? $"{found.Count} senders have a run {runId}: give 'installation' too. list_runs has it."
        : $"There is no run {runId} here. list_runs and search_causes find runs.");
}

/// <summary>A run in a list that an agent reads.</summary>
internal sealed record FoundRun(
    long RunId, string Installation, string? Issue, string? Title, string? Project, string State, string? Headline, IReadOnlyList<string> Repos, int Files, IReadOnlyList<string> Risk, DateTimeOffset UpdatedAt, string Page)
{
    public static FoundRun Of(RunSummary run, string page) => new(
        run.RunId.Value, run.Installation, run.Issue.ShortId, run.Issue.Title, run.Issue.Project, EnumWord.Of(run.State), run.Headline, run.Repos, run.Files, run.Risk, run.UpdatedAt, page);
}

/// <summary>How lists for agents are written: letters as letters, since escapes cost a reader of tokens more than anything.</summary>
[JsonSerializable(typeof(FoundRun))]
internal sealed partial class AgentJson : JsonSerializerContext
{
    public static AgentJson Relaxed { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
