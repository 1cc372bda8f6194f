namespace SeerDashboard.Runs;

/// <summary>What people did with a run here: no word of it comes from Sentry, and no fold knows it (STATE.md, first paragraph).</summary>
public sealed record Handling
{
    /// <summary>Nobody did anything.</summary>
    public static readonly Handling None = new();

    /// <summary>Who works on it; null when nobody does.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>Out of sight for a while.</summary>
    public Snooze? Snooze { get; init; }

    /// <summary>Somebody said that nothing is left to do.</summary>
    public DoneMark? Done { get; init; }

    /// <summary>What still holds when the run's last delivery is of <paramref name="updatedAt"/>: news wake what was put away.</summary>
    public Handling After(DateTimeOffset updatedAt) => this with
    {
        Snooze = Snooze is { Until: null, Over: var slept } && updatedAt > slept ? null : Snooze,
        Done = Done is { Over: var finished } && updatedAt > finished ? null : Done,
    };

    /// <summary>Takes back a change: what it changed, unless somebody changed the same once more since.</summary>
    /// <param name="before">As it was before the change.</param>
    /// <param name="after">As the change left it.</param>
    public Handling Without(Handling before, Handling after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var claimed = (ClaimedBy, ClaimedAt) == (after.ClaimedBy, after.ClaimedAt);
        return this with
        {
            ClaimedBy = claimed ? before.ClaimedBy : ClaimedBy,
            ClaimedAt = claimed ? before.ClaimedAt : ClaimedAt,
            Snooze = Snooze == after.Snooze ? before.Snooze : Snooze,
            Done = Done == after.Done ? before.Done : Done,
        };
    }
}

/// <summary>A run that somebody put out of sight.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Until">Until then; null: until something changes.</param>
/// <param name="Over">The run's last delivery at that moment: a later one ends a snooze without a time.</param>
public sealed record Snooze(string By, DateTimeOffset At, DateTimeOffset? Until, DateTimeOffset Over);

/// <summary>A run that somebody marked as done.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Over">The run's last delivery at that moment: a later one brings it back.</param>
public sealed record DoneMark(string By, DateTimeOffset At, DateTimeOffset Over);
