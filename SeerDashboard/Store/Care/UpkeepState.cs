namespace SeerDashboard.Store.Care;

/// <summary>A long work on the whole store.</summary>
public enum UpkeepWork
{
    /// <summary>Follows the hash chain.</summary>
    Check,

    /// <summary>Reads every body, folds every run and compares.</summary>
    Compare,

    /// <summary>The same, and sets right what differs.</summary>
    Rebuild,

    /// <summary>Writes a copy.</summary>
    Backup,

    /// <summary>Takes in an export that was given.</summary>
    Import,
}

/// <summary>What came of a work.</summary>
public enum UpkeepOutcome
{
    /// <summary>All is as it should be.</summary>
    Good,

    /// <summary>Something is to be looked at.</summary>
    Bad,

    /// <summary>Somebody ended it.</summary>
    Stopped,
}

/// <summary>What is under way, and what came of each work when it was last done since the server started.</summary>
public sealed record UpkeepState
{
    /// <summary>Under way; null when nothing is.</summary>
    public UpkeepWork? Running { get; init; }

    /// <summary>How far it is; null until that is known.</summary>
    public UpkeepStep? Step { get; init; }

    /// <summary>By work; what a rebuild did is the newest comparison.</summary>
    public IReadOnlyDictionary<UpkeepWork, UpkeepResult> Results { get; init; } = new Dictionary<UpkeepWork, UpkeepResult>();
}

/// <summary>What came of it.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Outcome">How.</param>
/// <param name="Says">A sentence.</param>
public sealed record UpkeepResult(DateTimeOffset At, UpkeepOutcome Outcome, string Says)
{
    /// <summary>Each difference as a sentence, the first hundred.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>How many more there are.</summary>
    public long More { get; init; }

    /// <summary>How many differences can be set right.</summary>
    public long Open { get; init; }

    /// <summary>The name of the file that was written, in the folder of backups.</summary>
    public string? File { get; init; }
}
