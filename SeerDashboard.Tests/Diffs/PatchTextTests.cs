using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Diffs;

public sealed class PatchTextTests
{
    [Fact]
    public void Patch_OfSeersText_HasGitsLines() => Assert.Equal(
        "diff --git a/src/x.py b/src/x.py\n--- a/src/x.py\n+++ b/src/x.py\n@@ -1,1 +1,2 @@\n-a\n+b\n+c\n",
        PatchText.Write(DiffReader.Read("--- src/x.py\n+++ src/x.py\n@@ -1 +1,2 @@\n-a\n+b\n+c")));

    [Theory]
    [InlineData("--- /dev/null\n+++ n.py\n@@ -0,0 +1 @@\n+a", "diff --git a/n.py b/n.py\nnew file mode 100644\n--- /dev/null\n+++ b/n.py\n@@ -0,0 +1,1 @@\n+a\n")]
    [InlineData("--- g.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-a", "diff --git a/g.py b/g.py\ndeleted file mode 100644\n--- a/g.py\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n")]
    [InlineData("--- a\n+++ b\n@@ -1 +1 @@\n-a\n+b", "diff --git a/a b/b\nrename from a\nrename to b\n--- a/a\n+++ b/b\n@@ -1,1 +1,1 @@\n-a\n+b\n")]
    [InlineData("--- an ü\n+++ an ü\n@@ -1 +1 @@\n-a\n+b", "diff --git \"a/an \\303\\274\" \"b/an \\303\\274\"\n--- \"a/an \\303\\274\"\t\n+++ \"b/an \\303\\274\"\t\n@@ -1,1 +1,1 @@\n-a\n+b\n")]
    public void Patch_OfNewDeletedMovedAndOddlyNamed_IsAsGitWritesIt(string text, string expected) => Assert.Equal(expected, PatchText.Write(DiffReader.Read(text)));

    [Fact]
    public void Counts_OffByPythonsLineEnds_AreMadeAnew()
    {
        var patch = PatchText.Of(DiffReader.Read("--- x\n+++ x\n@@ -1,4 +1,4 @@\n a\u2028b\n-c\n+d\n e"));

        Assert.Empty(patch.LeftOut);
        Assert.Contains("@@ -1,3 +1,3 @@\n a\u2028b\n-c\n+d\n e\n", patch.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Binary files logo.png and logo.png differ\n", "The diff of this binary file does not hold its content.")]
    [InlineData("diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n++d\n", "The combined diff of a merge cannot be applied.")]
    [InlineData("no diff at all", DiffReader.NoDiff)]
    [InlineData("@@ -1 +1 @@\n-a\n+b", "The diff names no file.")]
    [InlineData("--- x\n+++ x\n@@ what @@\n-a\n+b", "A hunk header cannot be read, so the file would be changed in part only.")]
    [InlineData("--- x\n+++ x\n@@ -1,30 +1,31 @@\n a\n+b", "A hunk ends before its last line, so the file would be changed in part only.")]
    [InlineData("--- x\n+++ x\n@@ -1,3 +1,2 @@\n a\n b\n", "A hunk ends before its last line, so the file would be changed in part only.")]
    [InlineData("--- ../x\n+++ ../x\n@@ -1 +1 @@\n-a\n+b", "git does not write to this path.")]
    [InlineData("--- /etc/x\n+++ /etc/x\n@@ -1 +1 @@\n-a\n+b", "git does not write to this path.")]
    [InlineData("--- .GIT/hooks/x\n+++ .GIT/hooks/x\n@@ -1 +1 @@\n-a\n+b", "git does not write to this path.")]
    [InlineData("--- a/.git /x\n+++ a/.git /x\n@@ -1 +1 @@\n-a\n+b", "git does not write to this path.")]
    [InlineData("--- x\n+++ x\n", "The diff changes nothing in this file.")]
    public void File_ThatGitWouldNotTakeOrTakeInPart_IsLeftOutWithTheReason(string text, string why)
    {
        var patch = PatchText.Of([.. DiffReader.Read(text), .. DiffReader.Read("--- y\n+++ y\n@@ -1 +1 @@\n-a\n+b")]);

        Assert.Equal(why, Assert.Single(patch.LeftOut).Why);
        Assert.StartsWith("diff --git a/y b/y\n", patch.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithoutADeliveredDiff_IsLeftOut() =>
        Assert.Equal("No diff was delivered for this file.", Assert.Single(PatchText.Of([new() { Path = "x", Status = FileStatus.Deleted, Patch = "" }]).LeftOut).Why);

    [Theory]
    [InlineData(FileStatus.Added)]
    [InlineData(FileStatus.Deleted)]
    [InlineData(FileStatus.Unknown)]
    [InlineData(FileStatus.Renamed)]
    public void Status_ThatTheLinesContradict_GivesWay(FileStatus status)
    {
        var file = DiffReader.Read("--- x\n+++ x\n@@ -1,2 +1,2 @@\n a\n-b\n+c")[0] with { Status = status };

        Assert.StartsWith("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n", PatchText.Write([file]), StringComparison.Ordinal);
    }

    [Fact]
    public void Hunk_TrimmedOfItsLastEmptyContext_IsWritten() =>
        Assert.EndsWith("@@ -1,2 +1,3 @@\n a\n+b\n c\n", PatchText.Write(DiffReader.Read("--- x\n+++ x\n@@ -1,4 +1,5 @@\n a\n+b\n c")), StringComparison.Ordinal);

    [Fact]
    public void Hunk_Alone_BeginsWhereTheOldOneDid()
    {
        var file = DiffReader.Read("--- x\n+++ x\n@@ -1,2 +1,4 @@ f()\n a\n+b\n+c\n d\n@@ -9,2 +11,1 @@ g()\n y\n-z\n")[0];

        Assert.Equal("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -9,2 +9,1 @@ g()\n y\n-z\n", PatchText.Write(file, [file.Hunks[1]]));
        Assert.Contains("@@ -9,2 +11,1 @@ g()\n", PatchText.Write(file, file.Hunks), StringComparison.Ordinal);
    }
}
