using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Diffs;

public sealed class FoldReasonTests
{
    private const string Large = "very large: its lines are loaded when you ask for them";

    [Theory]
    [InlineData(20_000, null)]
    [InlineData(20_001, Large)]
    public void Lines_MoreThanOneReads_AreLoadedWhenAskedFor(int lines, string? expected) => Assert.Equal(
        expected, FoldReason.Of(new() { Path = "a.py", Patch = "x", Hunks = [new("@@", 0, 1, [.. Enumerable.Repeat(new DiffLine(DiffLineKind.Added, "x", null, 1), lines)])] }));

    [Theory]
    [InlineData(1_000_000, null)]
    [InlineData(1_000_001, Large)]
    public void Characters_MoreThanOneReads_AreLoadedWhenAskedFor(int characters, string? expected) =>
        Assert.Equal(expected, FoldReason.Of(new() { Path = "a.py", Patch = new('x', characters) }));

    [Fact]
    public void File_ThatNobodyWrote_SaysThatFirst() =>
        Assert.Equal("lock file", FoldReason.Of(new() { Path = "yarn.lock", Patch = new('x', 1_000_001) }));
}
