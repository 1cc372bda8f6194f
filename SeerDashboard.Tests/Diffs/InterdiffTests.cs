using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Diffs;

public sealed class InterdiffTests
{
    private const string First = "--- x\n+++ x\n@@ -1,4 +1,4 @@\n a\n-b\n+B\n c\n d";
    private const string Second = "--- x\n+++ x\n@@ -1,4 +1,5 @@\n a\n-b\n+B\n+and more\n c\n d";

    [Fact]
    public void Versions_ThatDoTheSame_DifferInNothing()
    {
        Assert.Empty(Between(First, First));
        Assert.Empty(Between(First, First.Replace("--- x\n+++ x", "diff --git a/x b/x\n--- a/x\n+++ b/x", StringComparison.Ordinal) + "\n"));
    }

    [Fact]
    public void File_InBoth_ShowsWhatCameSince()
    {
        var file = Assert.Single(Between(First, Second));

        Assert.Equal(("x", FileStatus.Modified, 1, 0, null), (file.Path, file.Status, file.Added, file.Removed, file.Note));
        Assert.Equal("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,4 +1,5 @@\n a\n B\n+and more\n c\n d\n", file.Patch);
    }

    [Fact]
    public void Hunks_FarApart_KnowEachOthersLines()
    {
        var file = Assert.Single(Between("--- x\n+++ x\n@@ -1,3 +1,5 @@\n+0\n+1\n a\n b\n c", "--- x\n+++ x\n@@ -50,3 +50,2 @@\n p\n-q\n r"));

        Assert.Equal(["@@ -1,5 +1,3 @@", "@@ -52,3 +50,2 @@"], file.Hunks.Select(hunk => hunk.Header));
    }

    [Fact]
    public void File_InTheNewerAlone_IsAllOfIt()
    {
        var file = Between("", First)[0];

        Assert.Equal((1, 1, "Only the newer version changes this file."), (file.Added, file.Removed, file.Note));
    }

    [Fact]
    public void File_InTheOlderAlone_IsTakenBack()
    {
        var file = Between(First, "")[0];

        Assert.Equal("The newer version does not change this file any more; what the older one changed is taken back.", file.Note);
        Assert.Equal("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,4 +1,4 @@\n a\n-B\n+b\n c\n d\n", file.Patch);
    }

    [Theory]
    [InlineData("--- /dev/null\n+++ x\n@@ -0,0 +1 @@\n+a", "", FileStatus.Deleted)]
    [InlineData("--- x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a", "", FileStatus.Added)]
    [InlineData("--- x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a", "--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b", FileStatus.Added)]
    [InlineData("--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b", "--- x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a", FileStatus.Deleted)]
    [InlineData("--- /dev/null\n+++ x\n@@ -0,0 +1 @@\n+a", "--- /dev/null\n+++ x\n@@ -0,0 +1,2 @@\n+a\n+b", FileStatus.Modified)]
    public void File_ThatComesOrGoes_IsNewOrDeleted(string before, string after, FileStatus status) => Assert.Equal(status, Assert.Single(Between(before, after)).Status);

    [Fact]
    public void Rename_OfTheOlder_IsTakenBack()
    {
        var file = Assert.Single(Between("diff --git a/a b/b\nsimilarity index 100%\nrename from a\nrename to b\n", ""));

        Assert.Equal(("b", "a", FileStatus.Renamed), (file.OldPath, file.Path, file.Status));
    }

    [Fact]
    public void Rename_OfOneAlone_FollowsTheFile()
    {
        var file = Assert.Single(Between(First, "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n"));

        Assert.Equal(("x", "y", FileStatus.Renamed, 1, 1), (file.OldPath, file.Path, file.Status, file.Added, file.Removed));
    }

    [Fact]
    public void Mode_OfTheNewer_IsAChange()
    {
        var file = Assert.Single(Between(First, "diff --git a/x b/x\nold mode 100644\nnew mode 100755\n--- a/x\n+++ b/x\n@@ -1,4 +1,4 @@\n a\n-b\n+B\n c\n d\n"));

        Assert.Equal(("100644", "100755", 0), (file.OldMode, file.NewMode, file.Hunks.Count));
    }

    [Fact]
    public void Versions_OfOtherCode_AreNotGuessedAt()
    {
        var file = Assert.Single(Between(First, "--- x\n+++ x\n@@ -1,3 +1,3 @@\n another\n-b\n+B\n c"));

        Assert.Equal((1, 1), (file.Added, file.Removed));
        Assert.StartsWith("The two versions were not made from the same code", file.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Binary files x and x differ\n", "Binary files x and x differ\nmore\n")]
    [InlineData("diff --cc x\n@@@ -1 -1 +1 @@@\n++d\n", "--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b")]
    [InlineData("--- x\n+++ x\n@@ what @@\n+b", "--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b")]
    public void File_ThatCannotBeReadInOne_IsTheNewerOneWithANote(string before, string after)
    {
        var file = Assert.Single(Between(before, after));

        Assert.Equal(after, file.Patch);
        Assert.StartsWith("What changed between the versions of this file cannot be told", file.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ThatIsNoDiff_IsComparedAsAWhole()
    {
        Assert.Empty(Between("no diff", "no diff"));
        Assert.Equal("another", Between("no diff", "another")[0].Patch);
    }

    [Fact]
    public void LineEnd_ThatIsMissing_MakesAnotherLine()
    {
        var file = Assert.Single(Between("--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n", "--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n"));

        Assert.Equal([("b", DiffLineKind.Removed, false), ("b", DiffLineKind.Added, true)], file.Hunks[0].Lines.Select(line => (line.Text, line.Kind, line.NoNewline)));
    }

    private static IReadOnlyList<DiffFile> Between(string before, string after) => Interdiff.Between(DiffReader.Read(before), DiffReader.Read(after));
}
