using System.Text.Json.Serialization;

namespace SeerDashboard.Runs;

/// <summary>A run with everything (CONTRACT.md, "Reading").</summary>
public sealed record Run : RunSummary
{
    /// <summary>Adds the whole to <paramref name="summary"/>.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public Run(RunSummary summary)
        : base(summary)
    {
    }

    /// <summary>Sentry's newer id of the run, verbatim; on the page only.</summary>
    [JsonIgnore]
    public string? SentryRunId { get; init; }

    /// <summary>What people did with it here, and when; on the page only.</summary>
    [JsonIgnore]
    public Handling Handling { get; init; } = Handling.None;

    /// <summary>What Seer found.</summary>
    public RootCause? RootCause { get; init; }

    /// <summary>What Seer plans.</summary>
    public Solution? Solution { get; init; }

    /// <summary>The change set that holds, with patch texts.</summary>
    public IReadOnlyList<RepositoryChange> Changes { get; init; } = [];

    /// <summary>The changes were delivered before coding was done again.</summary>
    public bool ChangesOutdated { get; init; }

    /// <summary>How many change sets were delivered.</summary>
    public int ChangeVersions { get; init; }

    /// <summary>Events that this version does not understand.</summary>
    public IReadOnlyList<UnknownEvent> Unknown { get; init; } = [];
}
