using SeerDashboard.Access;

namespace SeerDashboard.Tests.Access;

public sealed class MeTests
{
    [Fact]
    public void Token_WithoutAName_IsAskedOnce()
    {
        var never = Me.Of(People.WithToken("id"));
        Assert.Equal(("admin", true, true, true), (never.Name, never.IsNameless, never.IsToBeAsked, never.MayAct));
        var later = Me.Of(People.WithToken("id", new(null)));
        Assert.Equal((true, false), (later.IsNameless, later.IsToBeAsked));
        var named = Me.Of(People.WithToken("id", new("Mona")));
        Assert.Equal(("Mona", false, false), (named.Name, named.IsNameless, named.IsToBeAsked));
    }

    [Fact]
    public void Anybody_WithoutAName_IsNameless() =>
        Assert.Equal(("anybody", true), (Me.Of(People.Anybody()).Name, Me.Of(People.Anybody()).IsNameless));

    [Fact]
    public void Key_NamedLikeTheNameless_HasANameAllTheSame() =>
        Assert.Equal((false, false), (Me.Of(People.WithKey("admin", Roles.Operator)).IsNameless, Me.Of(People.WithKey("admin", Roles.Operator)).IsToBeAsked));

    [Theory]
    [InlineData(Roles.Viewer, false, false)]
    [InlineData(Roles.Operator, true, false)]
    [InlineData(Roles.Admin, true, true)]
    public void Role_Each_SaysWhoMayActAndWhoOnlyLooks(string role, bool act, bool configure) =>
        Assert.Equal((act, configure), (Me.Of(People.WithKey("ci", role)).MayAct, Me.Of(People.WithKey("ci", role)).MayConfigure));

    [Fact]
    public void Wall_OfALink_OnlyLooksAndIsNeverAsked()
    {
        var wall = Me.Of(People.OnTheWall("w1", "admin"));
        Assert.Equal(("w1", false, false, false), (wall.Wall, wall.MayAct, wall.IsNameless, wall.IsToBeAsked));
    }

    [Fact]
    public void Nobody_MayNothing_AndIsNobodysName()
    {
        Assert.Equal((false, false), (Me.Of(null).MayAct, Me.Of(new()).MayConfigure));
        Assert.False(Me.Nobody.Is(""));
        Assert.False(Me.Nobody.Is(null));
        Assert.True(Me.Of(People.WithToken("id", new("Mona"))).Is("mona"));
    }
}
