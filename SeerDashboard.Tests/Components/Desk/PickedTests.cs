using SeerDashboard.Components.Desk;
using SeerDashboard.Runs;
using static SeerDashboard.Tests.Live.Some;

namespace SeerDashboard.Tests.Components.Desk;

public sealed class PickedTests
{
    private static readonly RunKey[] Rows = [Key(1), Key(2), Key(3), Key(4), Key(5)];

    private readonly Picked _picked = new();

    [Fact]
    public void Toggle_OneByOne_SelectsAndNoLonger()
    {
        Pick(2);
        Pick(4);
        Assert.Equal("2 4", Names());
        Pick(2);
        Assert.Equal("4", Names());
    }

    [Theory]
    [InlineData(2, 4, "2 3 4")]
    [InlineData(4, 2, "2 3 4")]
    [InlineData(3, 3, "")]
    public void Toggle_Range_SelectsAllBetween(int from, int to, string names)
    {
        Pick(from);
        Pick(to, range: true);
        Assert.Equal(names, Names());
    }

    [Fact]
    public void Toggle_RangeToASelectedOne_TakesAllBetweenAway()
    {
        Pick(1);
        Pick(5, range: true);
        Pick(2, range: true);
        Assert.Equal("1", Names());
    }

    [Fact]
    public void Toggle_RangeFromARowThatIsGone_SelectsTheOne()
    {
        _picked.Toggle(Key(9), range: false, Rows);
        Pick(3, range: true);
        Assert.Equal("3", Names());
    }

    [Fact]
    public void Keep_LeavesOutWhatIsNotShown()
    {
        Pick(1);
        Pick(2);
        _picked.Keep([Key(2), Key(3)]);
        Assert.Equal(("2", 1), (Names(), _picked.Count));
        _picked.Clear();
        Assert.Equal(0, _picked.Count);
    }

    private void Pick(long run, bool range = false) => _picked.Toggle(Key(run), range, Rows);

    private string Names() => string.Join(' ', Rows.Where(_picked.Has).Select(key => key.RunId));
}
