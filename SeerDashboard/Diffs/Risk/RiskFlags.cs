namespace SeerDashboard.Diffs.Risk;

/// <summary>
/// The risks of a change set. They follow from the text of the diffs alone, so the same change always has the same ones; each names
/// the line that caused it.
/// </summary>
public static class RiskFlags
{
    /// <summary>All risks that are switched on: file by file in the order given, then those of a repository as a whole.</summary>
    public static IReadOnlyList<RiskFlag> Of(IReadOnlyList<RepoFile> files, RiskSwitches switches)
    {
        List<RiskFlag> flags = [];
        List<FileRisk> risks = [];
        foreach (var (repo, file) in files)
        {
            var own = FileRisks.Of(repo, file);
            flags.AddRange(own);
            risks.Add(new(repo, file.Path, file.Status, file.Added + file.Removed, [.. own.Select(flag => flag.Kind).Distinct().Order()]));
        }

        flags.AddRange(SetRisks.Of(risks));
        return [.. flags.Where(flag => switches.IsOn(flag.Repo, flag.Kind))];
    }

    /// <summary>The words of all risks that are switched on, each once; the same as the kinds of <see cref="Of"/>, from what was kept of each file.</summary>
    public static IReadOnlyList<string> Words(IReadOnlyList<FileRisk> files, RiskSwitches switches)
    {
        var kinds = files.SelectMany(file => file.Kinds.Select(kind => (file.Repo, Kind: kind)))
            .Concat(SetRisks.Of(files).Select(flag => (flag.Repo, flag.Kind)));
        return [.. kinds.Where(one => switches.IsOn(one.Repo, one.Kind)).Select(one => one.Kind).Distinct().Order().Select(RiskWords.Of)];
    }
}

/// <summary>What is kept of a file's risks where its text is not at hand.</summary>
/// <param name="Repo">The repository.</param>
/// <param name="Path">The file's path in it.</param>
/// <param name="Status">What happens to it.</param>
/// <param name="Lines">Added and removed lines.</param>
/// <param name="Kinds">The risks that its own text has.</param>
public sealed record FileRisk(string Repo, string Path, FileStatus Status, int Lines, IReadOnlyList<RiskKind> Kinds)
{
    /// <summary>The kinds that the texts of one changed file tell, each once.</summary>
    public static IReadOnlyList<RiskKind> KindsOf(IEnumerable<DiffFile> texts) => [.. texts.SelectMany(file => FileRisks.Of("", file)).Select(flag => flag.Kind).Distinct().Order()];
}
