namespace SeerDashboard.Diffs.Risk;

/// <summary>Risks that a file's path tells.</summary>
internal static class PathRisks
{
    /// <summary>Each kind once, at the first line that changes.</summary>
    public static IEnumerable<FoundRisk> Of(DiffFile file, string? folded, IReadOnlyList<DiffLine> changed)
    {
        var first = changed.Count > 0 ? changed[0] : null;
        if (file.IsBinary)
            yield return new(RiskKind.Binary, null, "This is a binary file; what changes in it cannot be read here.");
        if (InvisibleText.IsIn(file.Path) || InvisibleText.IsIn(file.OldPath ?? ""))
            yield return new(RiskKind.Invisible, null, "The name of this file holds characters that nobody can see.");
        if (folded is not (null or "lock file" or "snapshot"))
            yield return new(RiskKind.Generated, first, $"Nobody wrote this file by hand: {folded}.");
        if (folded is not (null or "lock file"))
            yield break;
        foreach (var path in new[] { file.Path, file.OldPath }.OfType<string>().Where(path => !IsDocument(path)).Take(1))
        {
            if (MigrationRisks.IsMigration(path))
                yield return new(RiskKind.Migration, first, "This file is a database migration.");
            if (KnownFiles.IsAccess(path))
                yield return new(RiskKind.Access, first, "By its path this file decides who may do what.");
            if (KnownFiles.IsPipeline(path))
                yield return new(RiskKind.Pipeline, first, "This file builds, tests or deploys the program.");
        }

        if (Dependency(file, changed) is var (line, why))
            yield return new(RiskKind.Dependencies, line, why);
    }

    /// <summary>Words about a thing are not the thing.</summary>
    private static bool IsDocument(string path) =>
        FileTraits.IsTest(path) || path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".rst", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase);

    /// <summary>A project file names other things besides: there only lines count that name packages.</summary>
    private static (DiffLine? Line, string Why)? Dependency(DiffFile file, IReadOnlyList<DiffLine> changed)
    {
        if (KnownFiles.IsLock(file.Path))
            return (changed.Count > 0 ? changed[0] : null, "This lock file fixes the exact versions of dependencies.");
        if (KnownFiles.IsManifest(file.Path))
            return (changed.Count > 0 ? changed[0] : null, "This file names the program's dependencies.");
        return KnownFiles.IsProject(file.Path) && changed.FirstOrDefault(KnownFiles.NamesAPackage) is { } named ? (named, "This line names a dependency.") : null;
    }
}
