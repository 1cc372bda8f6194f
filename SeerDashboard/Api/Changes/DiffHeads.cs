using SeerDashboard.Diffs;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api.Changes;

/// <summary>A file of a change set and what is said of it.</summary>
/// <param name="Repo">Repository.</param>
/// <param name="Diff">As read.</param>
/// <param name="Head">As sent.</param>
internal sealed record ReadFile(string Repo, DiffFile Diff, FileHead Head);

/// <summary>Makes the head of a change set.</summary>
internal static class DiffHeads
{
    /// <summary>The files of a version, or what changed in them since another.</summary>
    public static IReadOnlyList<RepoFile> Read(KeptChanges kept)
    {
        var shown = Files(kept.Version);
        if (kept.Against is null)
            return shown;
        var before = Files(kept.Against);
        var (was, now) = (ByRepo(before), ByRepo(shown));
        return [.. shown.Concat(before).Select(file => file.Repo).Distinct(StringComparer.Ordinal).SelectMany(repo => Interdiff.Between([.. was[repo]], [.. now[repo]]).Select(diff => new RepoFile(repo, diff)))];
    }

    /// <summary>The same, with what is said of each.</summary>
    public static IReadOnlyList<ReadFile> Files(KeptChanges kept) => [.. Read(kept).Select(file => new ReadFile(file.Repo, file.File, Head(file.Repo, file.File)))];

    /// <summary>What is worth a look. Invisible characters are told with their files; that no test changes says nothing where only what differs between two versions is shown.</summary>
    public static IReadOnlyList<LineRisk> Risks(IReadOnlyList<ReadFile> files, RiskSwitches switches, bool compares)
    {
        var places = files.Select((file, at) => ((file.Repo, file.Diff.Path), at)).DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.at);
        return
        [
            .. RiskFlags.Of([.. files.Select(file => new RepoFile(file.Repo, file.Diff))], switches).Where(risk => risk.Kind != RiskKind.Invisible && !(compares && risk.Kind == RiskKind.NoTest))
                .Select(risk => new LineRisk(places[(risk.Repo, risk.Path)], RiskWords.Of(risk.Kind), risk.Why, risk.OldLine, risk.NewLine)),
        ];
    }

    private static List<RepoFile> Files(ChangeVersion? version) =>
        [.. (version?.Changes.Repositories ?? []).SelectMany(change => ReadFiles.Of(change).Select(diff => new RepoFile(change.Repo, diff)))];

    private static ILookup<string, DiffFile> ByRepo(IReadOnlyList<RepoFile> files) => files.ToLookup(file => file.Repo, file => file.File, StringComparer.Ordinal);

    /// <summary>All but the lines.</summary>
    public static DiffHead Of(KeptChanges kept, IReadOnlyList<ReadFile> files) => new()
    {
        Run = kept.Run.Key.RunId,
        Version = kept.Version?.Number,
        Current = kept.Run.CurrentVersion,
        Against = kept.Against?.Number,
        AgainstRun = kept.AgainstRun?.Key.RunId,
        Versions = [.. kept.Run.Versions.Select(version => new DiffVersion(version.Number, version.At, version.Iteration))],
        Cause = [.. Cause(kept.Run)],
        Plan = [.. (kept.Run.Solution?.Steps ?? []).Select(Plan)],
        Files = [.. files.Select(file => file.Head)],
    };

    private static IEnumerable<NamedFile> Cause(SeerRun run) =>
        (run.RootCause?.Steps ?? []).Where(step => step.File is not null)
            .GroupBy(step => (step.File!.Repo, step.File.Path))
            .Select(steps => new NamedFile(steps.Key.Repo, steps.Key.Path, steps.Any(step => step.Important)));

    private static PlanLine Plan(SolutionStep step) => new(step.Title, step.Description, step.File?.Path, step.Active);

    private static FileHead Head(string repo, DiffFile diff)
    {
        var invisible = InvisibleNames.In(diff);
        string[] notes = [.. DiffWords.Notes(diff), .. LineEnds.AreAll(diff) ? (string[])["Its lines end with CR LF."] : []];
        return new()
        {
            Key = FileKey.Of(repo, diff.Path),
            Content = FileKey.Content(diff),
            Repo = repo,
            Path = diff.Path,
            OldPath = diff.OldPath,
            Status = diff.Status,
            Word = DiffWords.Status(diff),
            Added = diff.Added,
            Removed = diff.Removed,
            Notes = notes.Length > 0 ? notes : null,
            Rows = diff.Hunks.Sum(hunk => hunk.Lines.Count + 1),
            Last = diff.Hunks.SelectMany(hunk => hunk.Lines).Select(line => Math.Max(line.OldNumber ?? 0, line.NewNumber ?? 0)).DefaultIfEmpty().Max(),
            Widest = diff.Hunks.SelectMany(hunk => hunk.Lines).Select(line => line.Text.Length).DefaultIfEmpty().Max(),
            Size = diff.Patch.Length,
            Fold = FoldReason.Of(diff),
            Late = FoldReason.IsLarge(diff),
            Unwritable = PatchText.LeftOut([diff]) is [var left] ? left.Why : null,
            Invisible = invisible.Count > 0 ? invisible : null,
        };
    }
}
