using Microsoft.Extensions.Configuration;
using SeerDashboard.Components.Settings;

namespace SeerDashboard.Tests.Components.Settings;

public sealed class ConfiguredWhereTests
{
    [Fact]
    public void Of_SetByArgument_SaysValueAndPlace() =>
        Assert.Equal("30, by argument", ConfiguredWhere.Of(By("--Runs:QuietAfterMinutes=30"), "Runs:QuietAfterMinutes", secret: false));

    [Fact]
    public void Of_Secret_NeverSaysItsValue() =>
        Assert.Equal("set, by argument", ConfiguredWhere.Of(By("--Access:BrowserToken=do-not-show"), "Access:BrowserToken", secret: true));

    [Fact]
    public void Of_Group_SaysHowManyEntries() =>
        Assert.Equal("2 set, by argument", ConfiguredWhere.Of(By("--Access:ApiKeys:0:Name=ci", "--Access:ApiKeys:1:Name=wall"), "Access:ApiKeys", secret: true));

    [Fact]
    public void Of_PutInMemory_SaysTheValueAlone()
    {
        var demo = new ConfigurationBuilder().AddInMemoryCollection([new("Runs:QuietAfterMinutes", "10")]).Build();

        Assert.Equal("10", ConfiguredWhere.Of(demo, "Runs:QuietAfterMinutes", secret: false));
    }

    [Fact]
    public void Of_NotSet_IsNull() => Assert.Null(ConfiguredWhere.Of(By(), "PublicUrl", secret: false));

    private static IConfigurationRoot By(params string[] arguments) => new ConfigurationBuilder().AddCommandLine(arguments).Build();
}
