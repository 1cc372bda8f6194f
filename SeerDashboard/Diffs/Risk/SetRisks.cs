using System.Globalization;

namespace SeerDashboard.Diffs.Risk;

/// <summary>Risks of a change as a whole, per repository.</summary>
internal static class SetRisks
{
    /// <summary>More changed lines of one file than a person reads with care.</summary>
    public const int LargeFile = 1_000;

    /// <summary>The same for all files of a repository.</summary>
    public const int LargeChange = 2_500;

    /// <summary>In the order of the repositories.</summary>
    public static IEnumerable<RiskFlag> Of(IReadOnlyList<FileRisk> files) =>
        files.GroupBy(file => file.Repo, StringComparer.Ordinal).SelectMany(repository => Large([.. repository]).Concat(Untested([.. repository])));

    private static IEnumerable<RiskFlag> Large(List<FileRisk> files)
    {
        // Nobody reads what a program wrote.
        var read = files.Where(file => !file.Kinds.Contains(RiskKind.Generated) && FileTraits.FoldedBecause(file.Path) is null).ToList();
        foreach (var file in read.Where(file => file.Lines > LargeFile))
            yield return Flag(RiskKind.VeryLarge, file, $"{Number(file.Lines)} lines of this file change.");
        if (read.Sum(file => (long)file.Lines) is > LargeChange and var lines && read.MaxBy(file => file.Lines) is { Lines: <= LargeFile } most)
            yield return Flag(RiskKind.VeryLarge, most, $"{Number(lines)} lines of this repository change; most of them in this file.");
    }

    private static IEnumerable<RiskFlag> Untested(List<FileRisk> files)
    {
        if (files.Any(file => FileTraits.IsTest(file.Path) && file.Status != FileStatus.Deleted))
            yield break;
        if (files.Where(file => IsTestable(file)).MaxBy(file => file.Lines) is { } code)
            yield return Flag(RiskKind.NoTest, code, "Code of this repository changes, and no test file does.");
    }

    private static bool IsTestable(FileRisk file) =>
        file.Lines > 0 && FileTraits.IsCode(file.Path) && !FileTraits.IsTest(file.Path) && !file.Kinds.Contains(RiskKind.Generated);

    private static RiskFlag Flag(RiskKind kind, FileRisk file, string why) => new(kind, file.Repo, file.Path, null, null, why);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
