using CsCheck;
using SeerDashboard.Diffs;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Diffs;

/// <summary>The patches of all files, one after the other, are the text, whatever the text is.</summary>
public sealed class DiffLawTests
{
    private static readonly Gen<string> Line = Gen.OneOf(
        "--- src/x.py", "+++ src/x.py", "--- a/x", "+++ b/x", "--- /dev/null", "+++ /dev/null", "--- ", "+++ ", "@@ -1,3 +1,4 @@", "@@ -1 +1 @@",
        "@@ -0,0 +1,2 @@", "@@ -7,2 +9,0 @@ f()", "@@ -999999999,999999999 +1 @@", "@@@ -1 -1 +1 @@@", "@@", "diff --git a/x b/x", "diff --git \"a/\\303\" b/x",
        "diff --git", "diff --git ", "diff --cc x", "diff -r x", "rename from x", "rename to y", "new file mode 100644", "Binary files x and y differ",
        "Binary files  differ", "Binary files differ", "GIT binary patch", "\\ No newline at end of file", " same", "-old", "+new", "-- ", "", "\r", " ", "\t", "prose", "Index: x", "=====",
        "+\u2028", " \u000c", "-\u202e", "\ud83d\ude00");

    private static readonly Gen<string> Text = Gen.Select(Line.Array[0, 40], Gen.OneOf("\n", "\r\n", "\n\n"), (lines, end) => string.Join(end, lines));

    [Fact]
    public void Read_MixedLines_LosesNothing() => Text.Sample(Holds, iter: Rounds.Of(20_000, 200_000));

    [Fact]
    public void Read_AnyText_LosesNothing() => Gen.String.Sample(Holds, iter: Rounds.Of(5_000, 200_000));

    [Fact]
    public void Read_MutatedDiff_LosesNothing() =>
        Gen.Select(Text, Gen.Int[0, 400], Gen.Int[0, 20], Gen.String[0, 3]).Sample((text, at, length, other) =>
        {
            at = Math.Min(at, text.Length);
            length = Math.Min(length, text.Length - at);
            Holds(string.Concat(text.AsSpan(0, at), other, text.AsSpan(at + length)));
        }, iter: Rounds.Of(10_000, 200_000));

    [Fact]
    public void Read_PrintedDiff_ComesBack() =>
        Gen.Select(Gen.OneOf("-", "+", " "), Gen.OneOf("x", "-- x", "++ y", "@@ -1 +1 @@", "", "diff --git a/x b/x", "\\ no"))
            .List[1, 30].Sample(lines =>
            {
                var (old, @new) = (lines.Count(line => line.Item1 != "+"), lines.Count(line => line.Item1 != "-"));
                var text = $"--- x\n+++ x\n@@ -1,{old} +1,{@new} @@\n{string.Join('\n', lines.Select(line => line.Item1 + line.Item2))}";
                var file = Assert.Single(DiffReader.Read(text));
                Assert.Equal(lines.Select(line => line.Item2), file.Hunks.SelectMany(hunk => hunk.Lines).Select(line => line.Text));
                Assert.Null(file.Note);
            });

    [Theory]
    [InlineData("--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n")]
    [InlineData("--- x\n+++ x\n")]
    [InlineData("@@ -1,9 +1,9 @@\n--- x\n")]
    [InlineData("Binary files x and y differ\n")]
    [InlineData("diff --git a/x b/x\n")]
    [InlineData("diff --git \"a/x\n")]
    [InlineData("prose\n")]
    public void Read_MegabytesOfIt_LosesNothing(string part) => Holds(string.Concat(Enumerable.Repeat(part, 4_000_000 / part.Length)));

    [Theory]
    [InlineData('x')]
    [InlineData('\r')]
    [InlineData('"')]
    [InlineData('\\')]
    [InlineData(' ')]
    public void Read_OneLineOfAMegabyte_LosesNothing(char of)
    {
        var line = new string(of, 1_000_000);
        foreach (var head in (string[])["", "diff --git ", "diff --git \"", "--- ", "--- x\n+++ \"", "@@ -", "--- x\n+++ x\n@@ -1 +1 @@\n-a\n+", "Binary files "])
            Holds(head + line);
    }

    private static void Holds(string text)
    {
        var files = DiffReader.Read(text);
        Assert.Equal(text, string.Concat(files.Select(file => file.Patch)));
        Assert.All(files, file => Assert.Equal(
            (file.Added, file.Removed),
            (file.Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind == DiffLineKind.Added)), file.Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind == DiffLineKind.Removed)))));
    }
}
