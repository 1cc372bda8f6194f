using System.Text.Json;

namespace SeerDashboard.Runs;

/// <summary>What Seer found, of either payload generation (SENTRY.md §3).</summary>
public sealed record RootCause
{
    /// <summary><c>one_line_description</c> or <c>description</c>, verbatim.</summary>
    public string? Summary { get; init; }

    /// <summary>Seer's own headline.</summary>
    public string? Headline { get; init; }

    /// <summary>First generation: the timeline that led to the error.</summary>
    public IReadOnlyList<TimelineStep> Steps { get; init; } = [];

    /// <summary>Second generation: the five whys.</summary>
    public IReadOnlyList<string> Whys { get; init; } = [];

    /// <summary>Second generation: steps that reproduce the error.</summary>
    public IReadOnlyList<string> Reproduction { get; init; } = [];

    /// <summary><c>relevant_repo</c>.</summary>
    public string? Repo { get; init; }

    /// <summary><c>rca_only</c>, <c>action_recommended</c>, <c>code_fix</c> or a later word, verbatim.</summary>
    public string? Classification { get; init; }

    /// <summary><c>no_code_fix_reason</c>.</summary>
    public string? NoCodeFixReason { get; init; }

    /// <summary>How well Seer thinks it can fix this.</summary>
    public Fixability? Fixability { get; init; }

    /// <summary>What has no field here, by its name on the wire.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = Nothing.Extra;

    /// <summary><see cref="Summary"/> is a one-liner (second generation), to be shown whole.</summary>
    public bool OneLine { get; init; }

    /// <summary>It was sent as <c>{}</c>, or with nothing in it.</summary>
    public bool IsEmpty() =>
        Summary is null && Headline is null && Steps.Count == 0 && Whys.Count == 0 && Reproduction.Count == 0 && Repo is null
        && Classification is null && NoCodeFixReason is null && Fixability is null && Extra.Count == 0;
}

/// <summary>Seer's own guess whether the issue can be fixed.</summary>
/// <param name="Assessment">Verbatim.</param>
/// <param name="Reason">Verbatim, or null.</param>
public sealed record Fixability(string Assessment, string? Reason);

/// <summary>One event of a first-generation root cause.</summary>
public sealed record TimelineStep
{
    /// <summary>Verbatim.</summary>
    public required string Title { get; init; }

    /// <summary><c>code_snippet_and_analysis</c>: Markdown, untrusted.</summary>
    public string? Analysis { get; init; }

    /// <summary><c>internal_code</c>, <c>external_system</c>, <c>human_action</c> or another word, verbatim.</summary>
    public string? Type { get; init; }

    /// <summary>The file it speaks of; a path that is absent or <c>N/A</c> is no file.</summary>
    public CodeFile? File { get; init; }

    /// <summary><c>is_most_important_event</c>.</summary>
    public bool Important { get; init; }
}

/// <summary>A file that Seer names.</summary>
/// <param name="Path">Path inside the repository, verbatim.</param>
/// <param name="Repo">Repository, or null when absent or <c>N/A</c>.</param>
/// <param name="Url">Only http or https.</param>
public sealed record CodeFile(string Path, string? Repo, string? Url);

/// <summary>What Seer plans to do, of either payload generation.</summary>
public sealed record Solution
{
    /// <summary><c>one_line_summary</c> or <c>description</c>, verbatim.</summary>
    public string? Summary { get; init; }

    /// <summary>In the order sent.</summary>
    public IReadOnlyList<SolutionStep> Steps { get; init; } = [];

    /// <summary>What has no field here, by its name on the wire.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = Nothing.Extra;

    /// <summary>It was sent as <c>{}</c>, or with nothing in it.</summary>
    public bool IsEmpty() => Summary is null && Steps.Count == 0 && Extra.Count == 0;
}

/// <summary>One step of a plan.</summary>
public sealed record SolutionStep
{
    /// <summary>Verbatim.</summary>
    public required string Title { get; init; }

    /// <summary><c>description</c> or <c>code_snippet_and_analysis</c>: Markdown, untrusted.</summary>
    public string? Description { get; init; }

    /// <summary><c>internal_code</c>, <c>human_instruction</c>, <c>repro_test</c> or another word, verbatim.</summary>
    public string? Type { get; init; }

    /// <summary>The file it speaks of.</summary>
    public CodeFile? File { get; init; }

    /// <summary><c>is_active</c>: false is a step that was deselected, still listed.</summary>
    public bool Active { get; init; } = true;
}

/// <summary>Shared empty values.</summary>
internal static class Nothing
{
    /// <summary>No extra fields.</summary>
    public static readonly IReadOnlyDictionary<string, JsonElement> Extra = new Dictionary<string, JsonElement>();

    /// <summary>An event that came without <c>data</c>.</summary>
    public static readonly JsonElement Data = JsonElement.Parse("{}"u8);
}
