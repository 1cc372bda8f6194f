using SeerDashboard.Components.Run;

namespace SeerDashboard.Tests.Components.Run;

public sealed class StepLinksTests
{
    [Theory]
    [InlineData(null, null, "/runs/7")]
    [InlineData("a b", null, "/runs/7?installation=a%20b")]
    [InlineData("", "acme", "/runs/7?installation=&integration=acme")]
    [InlineData(null, "acme & co", "/runs/7?integration=acme%20%26%20co")]
    public void Page_Sender_StandsInTheQuery(string? installation, string? integration, string page) =>
        Assert.Equal(page, StepLinks.Page(new(7), installation, integration));
}
