using System.Text.Json.Serialization;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Which runs a list asks for (CONTRACT.md, <c>GET /api/runs</c>). Members that are null or empty do not narrow.</summary>
public sealed record RunFilter
{
    /// <summary>Any of these states, with the clock.</summary>
    public IReadOnlyList<RunState> States { get; init; } = [];

    /// <summary>Any of these stages.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>Changes or names one of these repositories.</summary>
    public AnyOf<string> Repo { get; init; }

    /// <summary>Project slugs.</summary>
    public AnyOf<string> Project { get; init; }

    /// <summary>The issue.</summary>
    public GroupId? Issue { get; init; }

    /// <summary>Names of integrations.</summary>
    public AnyOf<string> Integration { get; init; }

    /// <summary>Claimed by one of these; names are told apart by letters, not by their case.</summary>
    public AnyOf<string> Person { get; init; }

    /// <summary>Claimed by nobody.</summary>
    public bool Unclaimed { get; init; }

    /// <summary>Waits for this person, as <see cref="Triage.Needs"/> says it; empty for somebody without a name. Only a search asks for it.</summary>
    public string? Needs { get; init; }

    /// <summary>In this group of the desk, with the clock.</summary>
    public DeskGroup? Group { get; init; }

    /// <summary>Severities.</summary>
    public AnyOf<string> Level { get; init; }

    /// <summary>How much is changed.</summary>
    public AnyOf<ChangeSize> Size { get; init; }

    /// <summary>Has one of these risk flags.</summary>
    public AnyOf<string> Risk { get; init; }

    /// <summary>Words that are found in numbers, title, finding, root cause, plan, paths, pull requests or repositories (<see cref="Finding.RunSearch"/>); best hits first then.</summary>
    public string? Text { get; init; }

    /// <summary>Part of the path of a file that is changed or named.</summary>
    public string? Path { get; init; }

    /// <summary>The search index finds it.</summary>
    public bool Searches => !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Path);

    /// <summary>Updated at or after.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The order; newest activity first by default.</summary>
    public RunSort Sort { get; init; }

    /// <summary>At most so many, 1 to 200.</summary>
    public int Limit { get; init; } = 50;

    /// <summary><see cref="RunPage.Next"/> of the page before.</summary>
    public string? Cursor { get; init; }
}

/// <summary>Orders of a list.</summary>
public enum RunSort
{
    /// <summary>Newest activity first.</summary>
    Updated,

    /// <summary>Newest run first.</summary>
    Started,
}

/// <summary>One page of runs.</summary>
/// <param name="Items">In the order asked for, states as of now.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Total">How many there are in all; of a search no more than 200 are counted.</param>
public sealed record RunPage(IReadOnlyList<RunSummary> Items, string? Next, int Total)
{
    /// <summary>There are more than <see cref="Total"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool More { get; init; }
}

/// <summary>What was found under a run number.</summary>
/// <param name="Run">The run; null when there is none or more than one.</param>
/// <param name="Candidates">All runs with that number: more than one means that two senders share it.</param>
public sealed record RunLookup(Run? Run, IReadOnlyList<RunKey> Candidates);
