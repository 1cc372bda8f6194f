using SeerDashboard.Components.Run;

namespace SeerDashboard.Tests.Components.Run;

public sealed class RunPlaceTests
{
    private static readonly RunPlace Plain = new(new(7));

    private static readonly RunPlace Whole = new(new(7)) { Installation = "a b", Integration = "acme", From = "group=planReady&who=mine" };

    [Fact]
    public void Place_OfARun_IsItsAddressWithWhatOneCameFrom()
    {
        Assert.Equal("/runs/7", Plain.Page);
        Assert.Equal("/runs/7?installation=a%20b&integration=acme&from=group%3DplanReady%26who%3Dmine", Whole.Page);
        Assert.Equal("/runs/7?tab=deliveries", Plain.Deliveries);
    }

    [Fact]
    public void Desk_OfAPlace_IsAsItWas()
    {
        Assert.Equal("/", Plain.Desk);
        Assert.Equal("/?group=planReady&who=mine", Whole.Desk);
        Assert.Equal("/", (Plain with { From = "//evil.example" }).Desk);
    }

    [Fact]
    public void Told_OfASection_IsTheAddressOfTheApi()
    {
        Assert.Equal("/api/runs/7/markdown", Plain.Told("", "markdown"));
        Assert.Equal("/api/runs/7/markdown?installation=a%20b&integration=acme&section=plan&as=prompt", Whole.Told("plan", "prompt"));
    }

    [Fact]
    public void OtherRun_ComesWithTheSenderOnlyWhereThisOneDoes()
    {
        var other = WholeRun.Of("first-root-cause-started");

        Assert.Equal("/runs/12345", Plain.Of(other));
        Assert.StartsWith("/runs/12345?installation=a8e5d37a-696c-4c54-adb5-b3f28d64c7de&integration=acme&from=", Whole.Of(other), StringComparison.Ordinal);
    }
}
