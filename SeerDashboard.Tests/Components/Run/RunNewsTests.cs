using Bunit;
using SeerDashboard.Components.Run;

namespace SeerDashboard.Tests.Components.Run;

public sealed class RunNewsTests : BunitContext
{
    [Fact]
    public void Step_ThatEnds_IsSaid_AndWhatThePageOpensWithIsNot()
    {
        var began = WholeRun.Of("first-root-cause-started");
        var news = Render<RunNews>(it => it.Add(each => each.Run, began).Add(each => each.Now, began.UpdatedAt).Add(each => each.Usual, WholeRun.Usual));
        Assert.Equal("", news.Find("[role=status]").TextContent);

        var found = WholeRun.Of("first-root-cause-started", "first-root-cause-completed");
        news.Render(it => it.Add(each => each.Run, found).Add(each => each.Now, found.UpdatedAt));
        Assert.Equal("Root cause found", news.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Silence_IsSaid_AndAnotherRunIsNot()
    {
        var began = WholeRun.Of("first-root-cause-started");
        var news = Render<RunNews>(it => it.Add(each => each.Run, began).Add(each => each.Now, began.UpdatedAt).Add(each => each.Usual, WholeRun.Usual));
        news.Render(it => it.Add(each => each.Now, began.QuietAt!.Value));
        Assert.StartsWith("No word for 10 min", news.Find("[role=status]").TextContent, StringComparison.Ordinal);

        var other = began with { RunId = new(99) };
        news.Render(it => it.Add(each => each.Run, other));
        Assert.Equal("", news.Find("[role=status]").TextContent);
    }
}
