namespace SeerDashboard.Store.Audit;

/// <summary>One row of the log of actions.</summary>
/// <param name="Sequence">1 and up, without a gap.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Did">What.</param>
public sealed record AuditEntry(long Sequence, DateTimeOffset At, Actor By, Act Did);
