using System.Text;
using CsCheck;
using SeerDashboard.Diffs;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Diffs;

/// <summary>Seer's own form, of any files: read and written again, git and patch make the files of it that it tells of.</summary>
public sealed class DifflibCorpusTests
{
    private static readonly Gen<string> Line = Gen.OneOf(
        "", " ", "a", "b", "c", "-- x", "++ y", "--- a/x", "+++ b/x", "@@ -1 +1 @@", "diff --git a/x b/x", "\\ No newline at end of file", "\tindented", "é\u202E", "x\r", "/dev/null", "Binary files a and b differ");

    private static readonly Gen<string> File = Line.List[1, 40].Select(lines => string.Concat(lines.Select(line => line + "\n")));

    /// <summary>Two texts that have much in common, one of them perhaps no file.</summary>
    private static readonly Gen<(string? Old, string? New)> Pair =
        Gen.Select(File, Gen.Select(Gen.Int[0, 39], Gen.Int[0, 4], Line.List[0, 4]).List[0, 5], Gen.Int[0, 9]).Select((old, edits, kind) =>
        {
            var lines = old.TrimEnd('\n').Split('\n').ToList();
            foreach (var (at, gone, come) in edits)
            {
                var from = Math.Min(at, lines.Count);
                lines.RemoveRange(from, Math.Min(gone, lines.Count - from));
                lines.InsertRange(from, come);
            }

            var text = string.Concat(lines.Select(line => line + "\n"));
            return (kind == 0 ? null : (string?)old, kind == 1 || text.Length == 0 ? null : (string?)text);
        });

    private static readonly string[] Names = ["src/x.py", "a/b.txt", "with space/and ü.md", "b/\"quoted\"", "plain", "back\\slash", "a", "dev/null", "x -> y", "z.sql", "-- dashes"];

    [Fact]
    public void Patch_OfAnyFilesInOneText_MakesTheFiles() => Pair.Array[1, 12].Sample(pairs =>
    {
        var files = Named(pairs);
        var (before, after) = (files.ToDictionary(file => file.Name, file => file.Old), files.ToDictionary(file => file.Name, file => file.New));
        var text = string.Join('\n', files.Select(file => Difflib.Of(file.Name, file.Old, file.New)).Where(part => part.Length > 0));

        var read = DiffReader.Read(text);

        var patch = PatchText.Of(read);
        Assert.Empty(patch.LeftOut);
        Assert.All(read, file => Assert.Null(file.Note));
        using var git = new GitTree();
        var (from, to) = (Tree(git, before), Tree(git, after));
        git.Git("read-tree", from);
        Assert.Equal(read.Select(file => $"{file.Added}\t{file.Removed}\t{file.Path}"), git.Apply(patch.Text));
        Assert.Equal(to, git.Git("write-tree").Trim());
        Tree(git, before);
        git.Patch(patch.Text);
        Assert.Equal(to, git.Tree());
    }, iter: Rounds.Of(25, 1_000), threads: 1);

    [Fact]
    public void Hunks_AppliedOneByOne_MakeTheFileInAnyOrder() =>
        Gen.Select(Gen.Int[0, 99].HashSet[2, 8], Gen.Int[0, 1_000]).Sample((places, order) =>
        {
            // No two lines are the same, so each hunk finds its place whatever was applied before.
            var lines = Enumerable.Range(0, 100).Select(number => $"line {number}\n").ToList();
            var old = string.Concat(lines);
            foreach (var place in places)
                lines[place] = (place % 3) switch { 0 => "", 1 => $"changed {place}\n", _ => $"line {place}\nadded {place}\n" };
            var file = Assert.Single(DiffReader.Read(Difflib.Of("x", old, string.Concat(lines))));
            using var git = new GitTree();
            git.Write("x", Encoding.UTF8.GetBytes(old));
            git.Tree();
            foreach (var hunk in file.Hunks.OrderBy(hunk => (hunk.OldStart * 7919 + order) % 101))
                git.Apply(PatchText.Write(file, [hunk]));
            Assert.Equal(string.Concat(lines), git.Git("show", ":x"));
        }, iter: Rounds.Of(10, 300), threads: 1);

    private static List<(string Name, string? Old, string? New)> Named((string? Old, string? New)[] pairs) =>
        [.. pairs.Zip(Names, (pair, name) => (Name: name, pair.Old, pair.New)).Where(file => (file.Old ?? file.New) is not null && !(file.Name == "a" && pairs.Length > 1))];

    private static string Tree(GitTree git, Dictionary<string, string?> files)
    {
        git.Empty();
        foreach (var (path, text) in files)
        {
            if (text is not null)
                git.Write(path, Encoding.UTF8.GetBytes(text));
        }

        return git.Tree();
    }
}
