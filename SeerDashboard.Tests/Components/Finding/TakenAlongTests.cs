using SeerDashboard.Components.Finding;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Components.Finding;

public sealed class TakenAlongTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("group=readyForReview&view=abc", "group=readyForReview")]
    [InlineData("state=codeReady,planReady&repo=acme/shop&q=null%20cart&size=large", null)]
    [InlineData("who=mine", "person=Mia%20%26%20Jo")]
    [InlineData("who=Ada&who=Bo", "person=Ada&person=Bo")]
    [InlineData("since=24h", "since=2026-09-13T12%3A00%3A00Z")]
    [InlineData("risk=sql&since=2026-09-01", "risk=sql&since=2026-09-01T00%3A00%3A00Z")]
    public void Query_AsksTheApiForTheSame(string desk, string? expected)
    {
        var query = DeskQuery.Parse(desk);
        var along = TakenAlong.Query(query, "Mia & Jo", Some.Noon);
        Assert.Equal(expected ?? query.ToQuery(), along);
    }

    [Theory]
    [InlineData("who=unclaimed", "Mia")]
    [InlineData("needs=me", "Mia")]
    [InlineData("who=mine", null)]
    public void Query_ThatTheApiHasNoWordsFor_IsNone(string desk, string? me) => Assert.Null(TakenAlong.Query(DeskQuery.Parse(desk), me, Some.Noon));
}
