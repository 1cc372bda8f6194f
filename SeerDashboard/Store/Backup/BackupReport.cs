namespace SeerDashboard.Store.Backup;

/// <summary>What was written.</summary>
/// <param name="File">Where.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Deliveries">How many are in it.</param>
/// <param name="Broken">The first broken link of the chain that was copied; null when it holds.</param>
public sealed record BackupReport(string File, long Bytes, long Deliveries, string? Broken);
