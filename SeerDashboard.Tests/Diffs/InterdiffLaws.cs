using System.Text;
using CsCheck;
using SeerDashboard.Diffs;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Diffs;

/// <summary>Applied to a file as the older version leaves it, the interdiff gives the file as the newer one leaves it.</summary>
public sealed class InterdiffLaws
{
    private static readonly Gen<string> Line = Gen.OneOf("a", "b", "c", "d", "", "-- x", "++ y", "long line");

    private static readonly Gen<(int At, int Gone, List<string> Come)[]> Edits = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 3], Line.List[0, 3]).Array[0, 4];

    private static readonly Gen<(string Base, string Older, string Newer)> Versions =
        Gen.Select(Line.List[0, 60], Edits, Edits, Gen.Int[0, 11]).Select((lines, older, newer, kind) =>
        {
            // Now and then a version has no such file, or the code had none.
            var start = kind == 0 ? [] : lines;
            return (Text(start), kind == 1 ? "" : Edited(start, older), kind == 2 ? "" : Edited(start, newer));
        });

    [Fact]
    public void Interdiff_OfAnyTwoVersions_LeadsFromOneToTheOther() => Versions.Sample((start, older, newer) =>
    {
        var between = Interdiff.Between(Read(start, older), Read(start, newer));
        Assert.Equal(newer, between.Aggregate(older, (text, file) => Applied(text, file)));
        if (older == newer)
            Assert.Empty(between);
        Assert.All(between, file => Assert.Equal(file.Hunks.SelectMany(hunk => hunk.Lines).Count(line => line.Kind == DiffLineKind.Added), file.Added));
    }, iter: Rounds.Of(5_000, 200_000));

    [Fact]
    public void Interdiff_AppliedByGit_LeadsFromOneToTheOther() => Versions.Sample((start, older, newer) =>
    {
        using var git = new GitTree();
        var (from, to) = (Tree(git, older), Tree(git, newer));
        git.Git("read-tree", from);
        git.Apply(PatchText.Write(Interdiff.Between(Read(start, older), Read(start, newer))));
        Assert.Equal(to, git.Git("write-tree").Trim());
    }, iter: Rounds.Of(20, 1_000), threads: 1);

    private static IReadOnlyList<DiffFile> Read(string old, string @new) => DiffReader.Read(Difflib.Of("x", old.Length == 0 ? null : old, @new.Length == 0 ? null : @new));

    private static string Text(List<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static string Edited(List<string> lines, (int At, int Gone, List<string> Come)[] edits)
    {
        var edited = lines.ToList();
        foreach (var (at, gone, come) in edits)
        {
            var from = Math.Min(at, edited.Count);
            edited.RemoveRange(from, Math.Min(gone, edited.Count - from));
            edited.InsertRange(from, come);
        }

        return Text(edited);
    }

    /// <summary>As exact as can be: every old line stands where the hunk says.</summary>
    private static string Applied(string text, DiffFile file)
    {
        var lines = text.Length == 0 ? [] : text[..^1].Split('\n').ToList();
        var shift = 0;
        foreach (var hunk in file.Hunks)
        {
            var old = hunk.Lines.Where(line => line.Kind != DiffLineKind.Added).Select(line => line.Text).ToList();
            var @new = hunk.Lines.Where(line => line.Kind != DiffLineKind.Removed).Select(line => line.Text).ToList();
            var at = (old.Count == 0 ? hunk.OldStart : hunk.OldStart - 1) + shift;
            Assert.Equal(old, lines.GetRange(at, old.Count));
            Assert.Equal(@new.Count == 0 ? hunk.NewStart : hunk.NewStart - 1, at);
            lines.RemoveRange(at, old.Count);
            lines.InsertRange(at, @new);
            shift += @new.Count - old.Count;
        }

        return Text(lines);
    }

    private static string Tree(GitTree git, string text)
    {
        git.Empty();
        if (text.Length > 0)
            git.Write("x", Encoding.UTF8.GetBytes(text));
        return git.Tree();
    }
}
