using SeerDashboard.Store;

namespace SeerDashboard.Tests.Store;

public sealed class StretchTests
{
    [Fact]
    public void Stretch_GrowsWhileItIsQuick_AndShrinksWhenItWasLong()
    {
        var stretch = new Stretch();
        int[] took = [5, 5, 5, 5, 61, 900, 60];
        var sizes = new List<int>();
        foreach (var milliseconds in took)
        {
            sizes.Add(stretch.AtOnce(64));
            stretch.Took(sizes[^1], TimeSpan.FromMilliseconds(milliseconds), 64);
        }

        Assert.Equal([8, 16, 32, 64, 64, 32, 16], sizes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Stretch_IsNeverMoreThanTheConfigurationSays_NorLessThanOne(int most)
    {
        var stretch = new Stretch();
        Assert.Equal(most, stretch.AtOnce(most));
        for (var round = 0; round < 5; round++)
            stretch.Took(stretch.AtOnce(most), TimeSpan.FromSeconds(1), most);
        Assert.Equal(1, stretch.AtOnce(most));
        stretch.Took(1, TimeSpan.Zero, most);
        Assert.Equal(Math.Min(2, most), stretch.AtOnce(most));
    }
}
