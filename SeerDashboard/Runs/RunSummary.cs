using System.Text.Json.Serialization;

namespace SeerDashboard.Runs;

/// <summary>
/// What a list shows of a run, what the hub pushes and the API lists (CONTRACT.md, "Reading"):
/// delivered state ⊕ siblings ⊕ issue ⊕ clock, composed in one place.
/// </summary>
public record RunSummary
{
    /// <summary>Sentry's run number.</summary>
    public required RunId RunId { get; init; }

    /// <summary>The issue, once known.</summary>
    public GroupId? GroupId { get; init; }

    /// <summary>Name of the integration that signed.</summary>
    public required string Integration { get; init; }

    /// <summary><c>installation.uuid</c>; empty when none was sent.</summary>
    public required string Installation { get; init; }

    /// <summary>What is known of the issue; never null, its members may be.</summary>
    public required IssueSummary Issue { get; init; }

    /// <summary>The step that counts now (STATE.md §5).</summary>
    public Stage Stage { get; init; }

    /// <summary>The state. It is pushed as it was when it changed; what is asked for has the clock too.</summary>
    public RunState State { get; init; }

    /// <summary>When a running step becomes quiet.</summary>
    public DateTimeOffset? QuietAt { get; init; }

    /// <summary>Seer's headline or one-liner, else the first sentence of its description.</summary>
    public string? Headline { get; init; }

    /// <summary>All four, in order.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>The greatest iteration seen.</summary>
    public int? Iteration { get; init; }

    /// <summary>Sentry said that a pull request is ready for review.</summary>
    public bool ReadyForReview { get; init; }

    /// <summary>Repositories that the run changes or names, without repeats.</summary>
    public IReadOnlyList<string> Repos { get; init; } = [];

    /// <summary>Files changed.</summary>
    public int Files { get; init; }

    /// <summary>Lines added.</summary>
    public int Added { get; init; }

    /// <summary>Lines removed.</summary>
    public int Removed { get; init; }

    /// <summary>Risk flags of the change set.</summary>
    public IReadOnlyList<string> Risk { get; init; } = [];

    /// <summary>Merged by repository and number.</summary>
    public IReadOnlyList<PullRequest> PullRequests { get; init; } = [];

    /// <summary>Who works on it here.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Until when it is out of sight.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>It is out of sight until something changes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SnoozedUntilNews { get; init; }

    /// <summary>Somebody said that nothing is left to do.</summary>
    public DoneMark? Done { get; init; }

    /// <summary>When an opened pull request without news leaves "Ready for review" (<c>Runs:ReviewAgesOutDays</c>); null for other runs.</summary>
    public DateTimeOffset? AgesOutAt { get; init; }

    /// <summary>What the last reviewer said of the cause and the code that hold now: <c>ship</c>, <c>needsWork</c> or <c>wrongCause</c>.</summary>
    public string? Verdict { get; init; }

    /// <summary>How many comments people wrote on it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Comments { get; init; }

    /// <summary>When the first delivery was sent.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last delivery that is no duplicate was sent.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The newest run of the same issue, when that is another one.</summary>
    public RunId? SupersededBy { get; init; }

    /// <summary>Store-wide change number (STATE.md §6); a reader drops what is older than what it has.</summary>
    public long Version { get; init; }

    /// <summary>The classification of the root cause, verbatim; words depend on it.</summary>
    public string? Classification { get; init; }

    /// <summary>The run cannot be folded: why. Everything delivered is kept.</summary>
    public string? Problem { get; init; }

    /// <summary>Which run.</summary>
    [JsonIgnore] public RunKey Key => new(Integration, Installation, RunId);

    /// <summary>One of the four steps.</summary>
    public Step Step(Stage stage) => Steps[(int)stage];

    /// <summary>The same with the clock: a running step without word since <see cref="QuietAt"/> is quiet.</summary>
    public RunState StateAt(DateTimeOffset now) => State == RunState.Running && QuietAt <= now ? RunState.Quiet : State;

    /// <summary>Somebody put it out of sight, and it is not time yet.</summary>
    public bool IsSnoozed(DateTimeOffset now) => SnoozedUntilNews || SnoozedUntil > now;

    /// <summary>This summary as it is at <paramref name="now"/>.</summary>
    public RunSummary At(DateTimeOffset now) => StateAt(now) == State ? this : this with { State = StateAt(now) };
}
