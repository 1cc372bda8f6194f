using System.Text;
using CsCheck;
using SeerDashboard.Diffs;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Diffs;

/// <summary>Where Python and the rest of the world see other lines.</summary>
public sealed class DifflibLinesTests
{
    /// <summary>Python counts a line at each of these; git and patch do not, so what Seer counts is off by some, where hunks begin as well.</summary>
    [Fact]
    public void Lines_ThatPythonCountsOtherwise_AreAppliedAllTheSame() =>
        Gen.Select(Gen.Char["\v\f\u001c\u001d\u001e\u0085\u2028\u2029"].Array[1, 30], Gen.Int[0, 59].HashSet[1, 6]).Sample((breaks, places) =>
        {
            var lines = Enumerable.Range(0, 60).Select(number => $"line {number}{(number % 3 == 0 ? breaks[number % breaks.Length] + "more" : "")}\n").ToList();
            var old = string.Concat(lines);
            foreach (var place in places)
                lines[place] = (place % 3) switch { 0 => $"changed {place}{breaks[0]}{breaks[^1]}x\n", 1 => "", _ => $"{lines[place]}added {place}\n" };
            var @new = string.Concat(lines);
            var read = DiffReader.Read(Difflib.Of("x", old, @new));

            var patch = PatchText.Of(read);

            Assert.Empty(patch.LeftOut);
            Assert.Single(read);
            using var git = new GitTree();
            git.Write("x", Encoding.UTF8.GetBytes(old));
            git.Tree();
            git.Apply(patch.Text);
            Assert.Equal(@new, git.Git("show", ":x"));
            git.Patch(patch.Text);
            git.Tree();
            Assert.Equal(@new, git.Git("show", ":x"));
        }, iter: Rounds.Of(25, 1_000), threads: 1);

    /// <summary>difflib says nothing of it, so the patch ends the last line.</summary>
    [Fact]
    public void File_WhoseLastLineDoesNotEnd_IsAppliedWithoutRegardToSpaces()
    {
        using var git = new GitTree();
        git.Write("x", "a\nb\nc"u8.ToArray());
        git.Tree();
        git.Write("change.patch", Encoding.UTF8.GetBytes(PatchText.Of(DiffReader.Read(Difflib.Of("x", "a\nb\nc", "a\nB\nc"))).Text));
        Assert.ThrowsAny<Exception>(() => git.Git("apply", "change.patch"));
        git.Git("apply", "--ignore-whitespace", "change.patch");
        Assert.Equal("a\nB\nc", Encoding.UTF8.GetString(git.Read("x")));
    }
}
