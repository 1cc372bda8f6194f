namespace SeerDashboard.Diffs.Risk;

/// <summary>A risk, at the place that caused it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Repo">The repository.</param>
/// <param name="Path">The file's path in it.</param>
/// <param name="OldLine">1-based line before the change, when a removed line caused it; null otherwise.</param>
/// <param name="NewLine">1-based line after the change, when an added line caused it; null when the file as a whole did.</param>
/// <param name="Why">A sentence. Never repeats what looks like a secret.</param>
public sealed record RiskFlag(RiskKind Kind, string Repo, string Path, int? OldLine, int? NewLine, string Why);

/// <summary>A changed file and the repository it is in.</summary>
/// <param name="Repo">As Sentry names it.</param>
/// <param name="File">As read.</param>
public sealed record RepoFile(string Repo, DiffFile File);
