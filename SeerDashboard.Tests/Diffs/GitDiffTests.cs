using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Diffs;

/// <summary>git's own texts, as git 2.47 writes them.</summary>
public sealed class GitDiffTests
{
    [Fact]
    public void Read_GitDiff_HasNoPrefixes()
    {
        var file = One("diff --git a/src/x.py b/src/x.py\nindex 1111111..2222222 100644\n--- a/src/x.py\n+++ b/src/x.py\n@@ -1,2 +1,2 @@ def f():\n a\n-b\n+c\n");

        Assert.Equal(("src/x.py", FileStatus.Modified, 1, 1), (file.Path, file.Status, file.Added, file.Removed));
        Assert.Equal("@@ -1,2 +1,2 @@ def f():", file.Hunks[0].Header);
    }

    [Fact]
    public void Read_Rename_KnowsBothPaths()
    {
        var file = One("diff --git a/old name.txt b/new name.txt\nsimilarity index 90%\nrename from old name.txt\nrename to new name.txt\nindex 1..2 100644\n--- a/old name.txt\t\n+++ b/new name.txt\t\n@@ -1 +1 @@\n-a\n+b\n");

        Assert.Equal(("new name.txt", "old name.txt", FileStatus.Renamed, 1), (file.Path, file.OldPath, file.Status, file.Added));
    }

    [Fact]
    public void Read_RenameInFoldersNamedLikePrefixes_KeepsThem()
    {
        var file = One("diff --git a/x b/x\nsimilarity index 100%\nrename from a/x\nrename to b/x\n");

        Assert.Equal(("b/x", "a/x", FileStatus.Renamed), (file.Path, file.OldPath, file.Status));
    }

    [Fact]
    public void Read_Copy_KnowsItsSource()
    {
        var file = One("diff --git a/a.txt b/c.txt\nsimilarity index 100%\ncopy from a.txt\ncopy to c.txt\n");

        Assert.Equal(("c.txt", "a.txt", FileStatus.Copied), (file.Path, file.OldPath, file.Status));
    }

    [Fact]
    public void Read_Mode_IsKept()
    {
        var file = One("diff --git a/run.sh b/run.sh\nold mode 100644\nnew mode 100755\n");

        Assert.Equal(("run.sh", FileStatus.Modified, "100644", "100755"), (file.Path, file.Status, file.OldMode, file.NewMode));
    }

    [Theory]
    [InlineData("diff --git a/e b/e\nnew file mode 100644\nindex 0000000..e69de29\n", FileStatus.Added)]
    [InlineData("diff --git a/e b/e\ndeleted file mode 100644\nindex e69de29..0000000\n", FileStatus.Deleted)]
    [InlineData("diff --git a/e b/e\nnew file mode 100644\nindex 0..1\n--- /dev/null\n+++ b/e\n@@ -0,0 +1 @@\n+x\n", FileStatus.Added)]
    [InlineData("diff --git a/e b/e\ndeleted file mode 100644\nindex 1..0\n--- a/e\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n", FileStatus.Deleted)]
    public void Read_NewAndDeleted_NameTheFile(string text, FileStatus status)
    {
        var file = One(text);

        Assert.Equal(("e", status), (file.Path, file.Status));
    }

    [Theory]
    [InlineData("diff --git a/logo.png b/logo.png\nindex 1..2 100644\nBinary files a/logo.png and b/logo.png differ\n", FileStatus.Modified)]
    [InlineData("diff --git a/logo.png b/logo.png\nnew file mode 100644\nindex 0000000..2\nBinary files /dev/null and b/logo.png differ\n", FileStatus.Added)]
    [InlineData("diff --git a/logo.png b/logo.png\nindex 1..2 100644\nGIT binary patch\nliteral 3\nKc${Nk-+++ !\n\nliteral 0\nHcmV?d00001\n\n", FileStatus.Modified)]
    [InlineData("Binary files logo.png and logo.png differ\n", FileStatus.Modified)]
    public void Read_Binary_SaysSo(string text, FileStatus status)
    {
        var file = One(text);

        Assert.Equal(("logo.png", status, true), (file.Path, file.Status, file.IsBinary));
        Assert.Empty(file.Hunks);
    }

    [Fact]
    public void Read_BinaryPatch_IsTextWithANote() => Assert.Equal(
        "This is the content of a binary file as git writes it into a patch; it is shown as it was sent.",
        One("diff --git a/i b/i\nindex 1..2 100644\nGIT binary patch\nliteral 0\nHcmV?d00001\n\n").Note);

    [Theory]
    [InlineData("literal 742\nK\n\nliteral 600\nK\n\n", "A binary file, 600 → 742 bytes.")]
    [InlineData("literal 7420\nK\n\nliteral 0\nK\n\n", "A binary file of 7,420 bytes.")]
    [InlineData("literal 0\nK\n\nliteral 600\nK\n\n", "A binary file of 600 bytes, which goes.")]
    [InlineData("literal 742\nK\n\ndelta 12\nK\n\n", "A binary file of 742 bytes now.")]
    [InlineData("delta 9\nK\n\nliteral 600\nK\n\n", "A binary file that had 600 bytes.")]
    [InlineData("delta 9\nK\n\ndelta 12\nK\n\n", "A binary file.")]
    [InlineData("literal 99999999999999999999\nK\n\n", "A binary file.")]
    public void Words_OfABinaryPatch_SayItsSizeAndNotThatItIsMissing(string blocks, string expected)
    {
        var notes = DiffWords.Notes(One($"diff --git a/i b/i\nindex 1..2 100644\nGIT binary patch\n{blocks}")).ToList();

        Assert.Equal(expected, notes[0]);
        Assert.DoesNotContain(notes, note => note.Contains("not part of the diff", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_BinaryFile_DoesNotSwallowTheNext()
    {
        var files = DiffReader.Read("diff --git a/i b/i\nGIT binary patch\nliteral 0\nHcmV?d00001\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n");

        Assert.Equal(["i", "x"], files.Select(file => file.Path));
    }

    [Fact]
    public void Read_NoNewline_MarksTheLineBefore()
    {
        var file = One("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");

        Assert.Equal([("a", true), ("b", true)], file.Hunks[0].Lines.Select(line => (line.Text, line.NoNewline)));
    }

    [Theory]
    [InlineData("diff --git \"a/gr\\303\\274n\\tx.txt\" \"b/gr\\303\\274n\\tx.txt\"\n--- \"a/gr\\303\\274n\\tx.txt\"\n+++ \"b/gr\\303\\274n\\tx.txt\"\n", "grün\tx.txt")]
    [InlineData("diff --git \"a/a\\\"b\\\\c\" \"b/a\\\"b\\\\c\"\nold mode 100644\nnew mode 100755\n", "a\"b\\c")]
    [InlineData("diff --git a/no quotes at all b/no quotes at all\nold mode 100644\nnew mode 100755\n", "no quotes at all")]
    [InlineData("diff --git a/plain \"b/pl\\303\\244in\"\nsimilarity index 100%\nrename from plain\nrename to \"pl\\303\\244in\"\n", "pläin")]
    [InlineData("--- \"not quoted by git.py\n+++ \"not quoted by git.py\n", "\"not quoted by git.py")]
    public void Read_QuotedNames_AreUnquoted(string text, string path) => Assert.Equal(path, One(text).Path);

    [Theory]
    [InlineData("--- a/x.py\n+++ b/x.py\n", "x.py", FileStatus.Modified)]
    [InlineData("--- a/x.py\n+++ a/x.py\n", "a/x.py", FileStatus.Modified)]
    [InlineData("--- /dev/null\n+++ b/x.py\n", "b/x.py", FileStatus.Added)]
    [InlineData("--- a/x.py\n+++ b/y.py\n", "b/y.py", FileStatus.Renamed)]
    [InlineData("diff --git a/x.py a/x.py\n--- a/x.py\n+++ a/x.py\n", "a/x.py", FileStatus.Modified)]
    [InlineData("diff --git i/x.py w/x.py\n--- i/x.py\n+++ w/x.py\n", "x.py", FileStatus.Modified)]
    [InlineData("diff --git c/x.py i/x.py\nnew file mode 100644\n--- /dev/null\n+++ i/x.py\n", "x.py", FileStatus.Added)]
    public void Read_Prefixes_AreTakenOffOnlyWhereTheyAreGits(string text, string path, FileStatus status)
    {
        var file = One(text);

        Assert.Equal((path, status), (file.Path, file.Status));
    }

    [Fact]
    public void Read_NewFileAmongPrefixedOnes_HasNoPrefix()
    {
        var files = DiffReader.Read("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n--- /dev/null\n+++ b/y\n@@ -0,0 +1 @@\n+c\n");

        Assert.Equal(["x", "y"], files.Select(file => file.Path));
    }

    [Fact]
    public void Read_CombinedDiff_IsTextWithANote()
    {
        var file = One("diff --cc src/x.py\nindex 1,2..3\n--- a/src/x.py\n+++ b/src/x.py\n@@@ -1,2 -1,2 +1,2 @@@\n  a\n- b\n -c\n++d\n");

        Assert.Equal(("src/x.py", FileStatus.Modified), (file.Path, file.Status));
        Assert.Empty(file.Hunks);
        Assert.Equal("This is the combined diff of a merge; it is shown as it was sent.", file.Note);
    }

    [Fact]
    public void Read_MailedPatch_KeepsLetterAndFooterInThePatch()
    {
        const string Text = "From 1 Mon Sep 17 00:00:00 2001\nSubject: [PATCH] x\n---\n x | 2 +-\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n-- \n2.47.0\n\n";

        var file = One(Text);

        Assert.Equal(("x", 1, 1, Text), (file.Path, file.Added, file.Removed, file.Patch));
    }

    private static DiffFile One(string text) => Assert.Single(DiffReader.Read(text));
}
