using Bunit;
using SeerDashboard.Components.Parts;

namespace SeerDashboard.Tests.Components.Parts;

/// <summary>What a list says of risks.</summary>
public sealed class RiskChipTests : BunitContext
{
    [Fact]
    public void Risks_ThatFewChangesHave_AreWarnedOfInOneChip()
    {
        var chip = Show("migration", "auth", "no test").Find(".chip.warn");
        Assert.Equal("Worth a second look: migration · auth, no test", chip.TextContent);
        Assert.Equal(", no test", chip.QuerySelectorAll(".unseen")[^1].TextContent);
    }

    [Fact]
    public void Risks_ThatMostChangesHave_DoNotShout()
    {
        var shown = Show("no test", "generated");
        Assert.Equal("no test · generated", shown.Find(".chip").TextContent);
        Assert.Empty(shown.FindAll(".warn, svg"));
    }

    [Fact]
    public void Risks_ThatAreNone_TakeNoRoom() => Assert.Empty(Show().Markup.Trim());

    private IRenderedComponent<RiskChip> Show(params string[] risks) => Render<RiskChip>(of => of.Add(chip => chip.Risks, risks));
}
