using SeerDashboard.Api.Changes;
using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Api.Changes;

public sealed class HunkPartsTests
{
    [Fact]
    public void Hunk_OfManyLines_IsCutWithoutLosingAny()
    {
        var lines = Enumerable.Range(1, 5_000).Select(number => new DiffLine(DiffLineKind.Added, number % 37 == 0 ? "def f():" : $"    x = {number}", null, number)).ToList();

        var parts = Parts(new Hunk("@@ -0,0 +1,5000 @@", 0, 1, lines));

        Assert.All(parts, part => Assert.InRange(part.T.Count, 1, 400));
        Assert.Equal(lines.Select(line => line.Text), parts.SelectMany(part => part.T));
        Assert.Equal("@@ -0,0 +1,5000 @@", Assert.Single(parts.Select(part => part.H).OfType<string>()));
        Assert.All(parts, part => Assert.Equal(part.T[0], lines[part.N - 1].Text));
        Assert.Contains(parts.Skip(1), part => part.T[0] == "def f():");
    }

    [Fact]
    public void Changes_OfOneBlock_StayTogether()
    {
        List<DiffLine> lines = [];
        for (var at = 1; at <= 1_000; at++)
            lines.AddRange([new(DiffLineKind.Removed, "a", at, null), new(DiffLineKind.Added, "b", null, at)]);

        Assert.All(Parts(new Hunk("@@ -1,1000 +1,1000 @@", 1, 1, lines)), part => Assert.StartsWith("-", part.K, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_ThatIsNoDiff_IsSentAsItIs()
    {
        var part = Assert.Single(new HunkParts(3, new DiffFile { Path = "", Patch = "no diff" }, [], new WordBudget()).All());

        Assert.Equal((3, "no diff"), (part.F, part.P));
    }

    [Theory]
    [InlineData("diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n++d\n", 0, true)]
    [InlineData("diff --git a/i b/i\nindex 1..2 100644\nGIT binary patch\nliteral 0\nHcmV?d00001\n\n", 0, true)]
    [InlineData("From 1\nSubject: x\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", 1, true)]
    [InlineData("--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n@@ what @@\n-c\n+d\n", 1, true)]
    [InlineData("--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\nand this\n", 1, true)]
    [InlineData("--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n", 1, false)]
    public void Text_OfWhichNotAllIsLines_IsSentAsItCameBesideThem(string text, int hunks, bool isSent)
    {
        var parts = new HunkParts(0, Assert.Single(DiffReader.Read(text)), [], new WordBudget()).All().ToList();

        Assert.Equal(hunks, parts.Count(part => part.P is null));
        Assert.Equal((string[])(isSent ? [text] : []), parts.Select(part => part.P).OfType<string>());
    }

    [Fact]
    public void CarriageReturns_OfAllLines_AreNotMarked_OfSomeAre()
    {
        Assert.Null(Parts(new Hunk("@@ -1 +1 @@", 1, 1, [new(DiffLineKind.Removed, "a\r", 1, null), new(DiffLineKind.Added, "b\r", null, 1)]))[0].C);
        var mixed = Parts(new Hunk("@@ -1 +1 @@", 1, 1, [new(DiffLineKind.Removed, "a\r", 1, null), new(DiffLineKind.Added, "a", null, 1)]))[0];
        Assert.Equal([0], mixed.C!);
        Assert.Equal(["a", "a"], mixed.T);
    }

    [Fact]
    public void Words_OfLinesMadeToTakeHours_AreLeftOut()
    {
        var budget = new WordBudget();

        Assert.False(budget.Take(new string('a', WordBudget.LongLine + 1), "b"));
        Assert.Contains(false, Enumerable.Range(0, 1_000).Select(_ => budget.Take(new string('a', 1_000), new string('b', 1_000))));
    }

    private static List<HunkPart> Parts(Hunk hunk) =>
        [.. new HunkParts(0, new DiffFile { Path = "a", Status = FileStatus.Modified, Patch = "x", Hunks = [hunk] }, [], new WordBudget()).All()];
}
