namespace SeerDashboard.Store.Backup;

/// <summary>What was restored.</summary>
/// <param name="Deliveries">How many are in it.</param>
/// <param name="CreatedAt">When the backup was made.</param>
/// <param name="Aside">Where the store that was there is now; null when there was none.</param>
/// <param name="Keys">How many keys were added to the key ring.</param>
public sealed record RestoreReport(long Deliveries, DateTimeOffset CreatedAt, string? Aside, int Keys);
