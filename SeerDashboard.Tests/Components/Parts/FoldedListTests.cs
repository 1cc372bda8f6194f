using Bunit;
using SeerDashboard.Components.Parts;

namespace SeerDashboard.Tests.Components.Parts;

public sealed class FoldedListTests : BunitContext
{
    [Fact]
    public void List_OfManyItems_IsBegunAndGoesOnUntilAllAreShown()
    {
        var list = List(700);
        Assert.Equal(("1 a1", "200 a200", 200), Ends(list));

        list.Find("li.rest button").Click();
        Assert.Equal(("1 a1", "400 a400", 400), Ends(list));
        Assert.Equal("Show 300 more of 700", list.Find("li.rest button").TextContent);

        list.Find("li.rest button").Click();
        Assert.Equal(("1 a1", "700 a700", 700), Ends(list));
        Assert.Empty(list.FindAll(".rest"));
    }

    [Fact]
    public void List_OfFewItems_IsWhole() => Assert.Equal(("1 a1", "200 a200", 200), Ends(List(200)));

    private IRenderedComponent<FoldedList<string>> List(int count) => Render<FoldedList<string>>(list => list
        .Add(one => one.Items, [.. Enumerable.Range(1, count).Select(number => $"a{number}")])
        .Add(one => one.ChildContent, each => $"<li class=\"item\">{each.Number} {each.Item}</li>"));

    private static (string First, string Last, int Count) Ends(IRenderedComponent<FoldedList<string>> list) =>
        (list.FindAll("li.item")[0].TextContent, list.FindAll("li.item")[^1].TextContent, list.FindAll("li.item").Count);
}
