using Microsoft.AspNetCore.Http;
using SeerDashboard.Components.Desk;
using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Components.Desk;

public sealed class DeskMemoryTests
{
    [Theory]
    [InlineData("done.running", "running.done")]
    [InlineData("done.nonsense..", "done")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void From_Cookie_HasTheGroupsThatThereAre(string? cookie, string words)
    {
        var http = new DefaultHttpContext();
        if (cookie is not null)
            http.Request.Headers.Cookie = $"{DeskMemory.Cookie}={cookie}";
        Assert.Equal(words, DeskMemory.From(http.Request.Cookies).Words);
    }

    [Fact]
    public void Words_OfAllGroups_AreReadAgain()
    {
        var all = new DeskMemory { Collapsed = [.. DeskWords.Groups] };
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"{DeskMemory.Cookie}={all.Words}";
        Assert.Equal(DeskWords.Groups, DeskMemory.From(http.Request.Cookies).Collapsed.Order());
        Assert.Equal(7, Enum.GetValues<DeskGroup>().Select(DeskWords.State).Distinct().Count());
    }
}
