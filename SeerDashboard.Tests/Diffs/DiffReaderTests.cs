using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Diffs;

/// <summary>Seer's own texts: difflib's, without prefixes (SENTRY.md §5).</summary>
public sealed class DiffReaderTests
{
    private const string TwoFiles =
        """
        --- src/cart.py
        +++ src/cart.py
        @@ -41,3 +41,5 @@
             cart = cls(lines=session["lines"])
        -    cart.customer = session.get("customer")
        +    cart.customer = cls._customer_of(session)
        +    if cart.customer is None:
        +        raise CartWithoutCustomer(session.id)
             return cart
        --- /dev/null
        +++ tests/test cart.py
        @@ -0,0 +1,2 @@
        +def test_restore():
        +    assert True
        """;

    [Fact]
    public void Read_SeveralFiles_AreOneEach()
    {
        var files = DiffReader.Read(TwoFiles);

        Assert.Equal(["src/cart.py", "tests/test cart.py"], files.Select(file => file.Path));
        Assert.Equal([FileStatus.Modified, FileStatus.Added], files.Select(file => file.Status));
        Assert.Equal([(3, 1), (2, 0)], files.Select(file => (file.Added, file.Removed)));
        Assert.All(files, file => Assert.Null(file.Note));
        Assert.Equal(TwoFiles, string.Concat(files.Select(file => file.Patch)));
    }

    [Fact]
    public void Read_Hunk_NumbersBothSides()
    {
        var hunk = Assert.Single(DiffReader.Read(TwoFiles)[0].Hunks);

        Assert.Equal(("@@ -41,3 +41,5 @@", 41, 41), (hunk.Header, hunk.OldStart, hunk.NewStart));
        Assert.Equal([(41, 41), (42, null), (null, 42), (null, 43), (null, 44), (43, 45)], hunk.Lines.Select(line => (line.OldNumber, line.NewNumber)));
        Assert.Equal("    return cart", hunk.Lines[^1].Text);
    }

    [Fact]
    public void Read_DeletedFile_HasItsOldPath()
    {
        var file = Assert.Single(DiffReader.Read("--- old.py\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b"));

        Assert.Equal(("old.py", FileStatus.Deleted, 0, 2), (file.Path, file.Status, file.Added, file.Removed));
    }

    [Fact]
    public void Read_LengthLeftOut_IsOne()
    {
        var file = Assert.Single(DiffReader.Read("--- x\n+++ x\n@@ -1 +1,2 @@\n-a\n+b\n+c"));

        Assert.Equal((2, 1, null), (file.Added, file.Removed, file.Note));
    }

    [Fact]
    public void Read_RemovedLineThatLooksLikeAHeader_IsALine()
    {
        var file = Assert.Single(DiffReader.Read("--- q.sql\n+++ q.sql\n@@ -1,3 +1,3 @@\n select 1\n--- old\n+++ new\n select 2\n"));

        Assert.Equal(["select 1", "-- old", "++ new", "select 2"], file.Hunks[0].Lines.Select(line => line.Text));
        Assert.Null(file.Note);
    }

    [Fact]
    public void Read_HeaderLookalikeAtTheEndOfAHunkWithoutContext_IsALine()
    {
        var file = Assert.Single(DiffReader.Read("--- q\n+++ q\n@@ -1 +1 @@\n--- old\n+++ new\n@@ -9 +9 @@\n-a\n+b\n"));

        Assert.Equal(2, file.Hunks.Count);
        Assert.Null(file.Note);
    }

    [Fact]
    public void Read_HeaderBehindAHunkThatIsShortByTwo_IsTheNextFile()
    {
        var files = DiffReader.Read("--- x\n+++ x\n@@ -1,2 +1,2 @@\n+\u2028+a\n-b\n--- y\n+++ y\n@@ -4 +4 @@\n-1\n+2");

        Assert.Equal(["x", "y"], files.Select(file => file.Path));
    }

    [Theory]
    [InlineData("\u000b")]
    [InlineData("\u000c")]
    [InlineData("\u001c")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void Read_LineThatPythonCountsTwice_DoesNotSwallowTheNextFile(string separator)
    {
        var files = DiffReader.Read($"--- x\n+++ x\n@@ -1,4 +1,4 @@\n a{separator}b\n-c\n+d\n e\n--- y\n+++ y\n@@ -1 +1 @@\n-1\n+2");

        Assert.Equal(["x", "y"], files.Select(file => file.Path));
        Assert.Equal($"a{separator}b", files[0].Hunks[0].Lines[0].Text);
        Assert.Equal("A hunk has more or fewer lines than its header says; every line that came is shown.", files[0].Note);
        Assert.Null(files[1].Note);
    }

    [Fact]
    public void Read_LineThatPythonCountsTwice_DoesNotSwallowTheNextHunk()
    {
        var file = Assert.Single(DiffReader.Read("--- x\n+++ x\n@@ -1,3 +1,3 @@\n a\u2028b\n-c\n+d\n@@ -9 +9 @@\n-1\n+2"));

        Assert.Equal([3, 2], file.Hunks.Select(hunk => hunk.Lines.Count));
    }

    [Fact]
    public void Read_MoreLinesThanCounted_ShowsThemAll()
    {
        var file = Assert.Single(DiffReader.Read("--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n+c\n d\n"));

        Assert.Equal(4, file.Hunks[0].Lines.Count);
        Assert.Contains("more or fewer", file.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutShort_ShowsWhatCame()
    {
        var file = Assert.Single(DiffReader.Read("--- x\n+++ x\n@@ -1,30 +1,31 @@\n a\n+b"));

        Assert.Equal((2, 1), (file.Hunks[0].Lines.Count, file.Added));
        Assert.Contains("more or fewer", file.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LineWithoutSign_IsContextAndNoted()
    {
        var file = Assert.Single(DiffReader.Read("--- x\n+++ x\n@@ -1,3 +1,3 @@\nplain\n-a\n+b\n\n"));

        Assert.Equal([(DiffLineKind.Context, "plain"), (DiffLineKind.Removed, "a"), (DiffLineKind.Added, "b"), (DiffLineKind.Context, "")],
            file.Hunks[0].Lines.Select(line => (line.Kind, line.Text)));
        Assert.Equal("Some lines of a hunk have no sign; they are shown as unchanged.", file.Note);
    }

    [Fact]
    public void Read_CarriageReturns_BelongToTheLines()
    {
        var file = Assert.Single(DiffReader.Read("--- x.cs\r\n+++ x.cs\r\n@@ -1,2 +1,2 @@\r\n a\r\n-b\r\n+c\r\n"));

        Assert.Equal(("x.cs", "@@ -1,2 +1,2 @@"), (file.Path, file.Hunks[0].Header));
        Assert.Equal(["a\r", "b\r", "c\r"], file.Hunks[0].Lines.Select(line => line.Text));
        Assert.Null(file.Note);
    }

    [Theory]
    [InlineData("--- src/x.py\t2026-11-01 10:00:00\n+++ src/x.py\t2026-11-01 10:00:01\n@@ -1 +1 @@\n-a\n+b")]
    [InlineData("--- src/x.py\n+++ src/x.py")]
    [InlineData("Index: src/x.py\n=======\n--- src/x.py\t(revision 1)\n+++ src/x.py\t(working copy)\n@@ -1 +1 @@\n-a\n+b")]
    [InlineData("diff -u src/x.py src/x.py\n--- src/x.py\n+++ src/x.py\n@@ -1 +1 @@\n-a\n+b")]
    public void Read_HeaderForms_NameTheFile(string text)
    {
        var file = Assert.Single(DiffReader.Read(text));

        Assert.Equal(("src/x.py", FileStatus.Modified, null), (file.Path, file.Status, file.Note));
    }

    [Fact]
    public void Read_HunksWithoutAName_AreReadAndNoted()
    {
        var file = Assert.Single(DiffReader.Read("@@ -1 +1 @@\n-a\n+b"));

        Assert.Equal(("", FileStatus.Unknown, 1, "The diff names no file."), (file.Path, file.Status, file.Added, file.Note));
    }

    [Theory]
    [InlineData("<the diff as a string>")]
    [InlineData("\n")]
    [InlineData("--- only half a header")]
    [InlineData("+ a\n- b")]
    public void Read_NoDiff_IsShownAsSent(string text)
    {
        var file = Assert.Single(DiffReader.Read(text));

        Assert.Equal(("", FileStatus.Unknown, text), (file.Path, file.Status, file.Patch));
        Assert.Equal("This is not a diff that can be read; it is shown as it was sent.", file.Note);
    }

    [Fact]
    public void Read_Empty_IsNoFile() => Assert.Empty(DiffReader.Read(""));

    [Theory]
    [InlineData("@@ -1,x +1 @@")]
    [InlineData("@@ -99999999999 +1 @@")]
    [InlineData("@@ what @@")]
    public void Read_BadHunkHeader_IsNoted(string header)
    {
        var file = Assert.Single(DiffReader.Read($"--- x\n+++ x\n{header}\n-a\n+b"));

        Assert.Empty(file.Hunks);
        Assert.Contains("A hunk header cannot be read", file.Note, StringComparison.Ordinal);
        Assert.Contains("+b", file.Patch, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextAround_StaysInThePatches()
    {
        const string Text = "Here is the change:\n\n--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n\nThat is all.\n";

        var file = Assert.Single(DiffReader.Read(Text));

        Assert.Equal(Text, file.Patch);
        Assert.Equal("Text before the diff is only in the patch as it was sent. Some lines are no part of a diff; they are only in the patch as it was sent.", file.Note);
    }
}
