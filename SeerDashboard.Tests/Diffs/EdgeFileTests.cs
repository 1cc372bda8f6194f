using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Diffs;

/// <summary>One text with all that other viewers of diffs are known to get wrong.</summary>
public sealed class EdgeFileTests
{
    /// <summary>As git 2.47 writes it.</summary>
    internal const string Text =
        "diff --git a/old name.py b/new name.py\nsimilarity index 90%\nrename from old name.py\nrename to new name.py\nindex 1..2 100644\n--- a/old name.py\t\n+++ b/new name.py\t\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
        + "diff --git a/run.sh b/run.sh\nold mode 100644\nnew mode 100755\n"
        + "diff --git a/logo.png b/logo.png\nindex 1..2 100644\nBinary files a/logo.png and b/logo.png differ\n"
        + "diff --git \"a/gr\\303\\274n.txt\" \"b/gr\\303\\274n.txt\"\nindex 1..2 100644\n--- \"a/gr\\303\\274n.txt\"\n+++ \"b/gr\\303\\274n.txt\"\n@@ -1 +1 @@\n-alt\n\\ No newline at end of file\n+neu\n\\ No newline at end of file\n"
        + "diff --git a/empty b/empty\nnew file mode 100644\nindex 0000000..e69de29\n"
        + "diff --git a/gone.txt b/gone.txt\ndeleted file mode 100644\nindex 1..0\n--- a/gone.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-bye\n"
        + "diff --git a/q.sql b/q.sql\nindex 1..2 100644\n--- a/q.sql\n+++ b/q.sql\n@@ -1,3 +1,2 @@\n select 1\n--- the old way\n select 2\n"
        + "diff --git a/pay.py b/pay.py\nindex 1..2 100644\n--- a/pay.py\n+++ b/pay.py\n@@ -1 +1 @@ <img src=x onerror=alert(1)>\n-ok = 1\n+ok = \"\u202E \u2066// <img src=x onerror=alert(1)>\u2069 \u2066\"\n"
        + "diff --git a/<img src=x onerror=alert(1)>.py b/<img src=x onerror=alert(1)>.py\nindex 1..2 100644\n--- a/<img src=x onerror=alert(1)>.py\t\n+++ b/<img src=x onerror=alert(1)>.py\t\n@@ -1 +1 @@\n-a\n+b\n";

    private static readonly IReadOnlyList<DiffFile> Files = DiffReader.Read(Text);

    [Fact]
    public void Rename_IsOne() => Assert.Equal(("old name.py", "new name.py", FileStatus.Renamed, 1, 1), (Files[0].OldPath, Files[0].Path, Files[0].Status, Files[0].Added, Files[0].Removed));

    [Fact]
    public void Mode_IsKnownOnBothSides() => Assert.Equal(("run.sh", "100644", "100755"), (Files[1].Path, Files[1].OldMode, Files[1].NewMode));

    [Fact]
    public void Binary_IsOne() => Assert.Equal(("logo.png", true, 0), (Files[2].Path, Files[2].IsBinary, Files[2].Hunks.Count));

    [Fact]
    public void QuotedName_IsRead_AndBothSidesEndWithoutALineEnd()
    {
        Assert.Equal("grün.txt", Files[3].Path);
        Assert.Equal([("alt", true), ("neu", true)], Files[3].Hunks[0].Lines.Select(line => (line.Text, line.NoNewline)));
    }

    [Fact]
    public void EmptyNewFile_IsNew() => Assert.Equal(("empty", FileStatus.Added, 0), (Files[4].Path, Files[4].Status, Files[4].Hunks.Count));

    [Fact]
    public void DeletedFile_IsDeleted() => Assert.Equal(("gone.txt", FileStatus.Deleted, 1), (Files[5].Path, Files[5].Status, Files[5].Removed));

    [Fact]
    public void RemovedLineWithTwoDashes_IsALine() => Assert.Equal(["select 1", "-- the old way", "select 2"], Files[6].Hunks[0].Lines.Select(line => line.Text));

    [Fact]
    public void TurnedText_IsKeptAndCanBeMarked()
    {
        var line = Files[7].Hunks[0].Lines[1].Text;
        Assert.Equal("ok = \"\u202E \u2066// <img src=x onerror=alert(1)>\u2069 \u2066\"", line);
        Assert.Equal("ok = \"[U+202E] [U+2066]// <img src=x onerror=alert(1)>[U+2069] [U+2066]\"", InvisibleText.Marked(line));
        Assert.Equal("@@ -1 +1 @@ <img src=x onerror=alert(1)>", Files[7].Hunks[0].Header);
    }

    [Fact]
    public void MarkupInAName_IsTheName() => Assert.Equal("<img src=x onerror=alert(1)>.py", Files[8].Path);

    [Fact]
    public void Whole_IsReadWithoutANote_AndLosesNothing()
    {
        Assert.Equal(9, Files.Count);
        Assert.All(Files, file => Assert.Null(file.Note));
        Assert.Equal(Text, string.Concat(Files.Select(file => file.Patch)));
    }
}
