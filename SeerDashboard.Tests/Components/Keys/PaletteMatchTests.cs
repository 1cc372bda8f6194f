using SeerDashboard.Components.Keys;

namespace SeerDashboard.Tests.Components.Keys;

public sealed class PaletteMatchTests
{
    private static readonly PaletteEntry Cart = new() { Id = "SHOP-4F2", Text = "TypeError in checkout", Note = "Plan ready · run 12", Hidden = "acme/shop-cart" };

    [Theory]
    [InlineData("shop-4f2")]
    [InlineData("SHOP check")]
    [InlineData("eckou")]
    [InlineData("plan type")]
    [InlineData("acme/shop")]
    public void Score_WhenEveryWordOccurs_IsMoreThanNothing(string typed) => Assert.True(PaletteMatch.Score(Cart, PaletteMatch.Words(typed)) > 0);

    [Theory]
    [InlineData("shop-5")]
    [InlineData("type nowhere")]
    public void Score_WhenAWordIsMissing_IsZero(string typed) => Assert.Equal(0, PaletteMatch.Score(Cart, PaletteMatch.Words(typed)));

    [Fact]
    public void Best_TheCloserTheHitTheEarlier()
    {
        PaletteEntry[] entries =
        [
            new() { Text = "Unsettled" },
            new() { Text = "Nothing", Hidden = "settings" },
            new() { Text = "The settings" },
            new() { Text = "Settings" },
            new() { Text = "Something", Id = "SETTINGS-1" },
            new() { Text = "Something", Id = "SETT" },
            new() { Text = "Other" },
        ];
        var best = PaletteMatch.Best(entries, ["sett"], 10);
        Assert.Equal(["SETT", "SETTINGS-1", "Settings", "The settings", "Unsettled", "Nothing"], best.Select(one => one.Entry.Id ?? one.Entry.Text));
        Assert.Equal(2, PaletteMatch.Best(entries, ["sett"], 2).Count);
    }
}
