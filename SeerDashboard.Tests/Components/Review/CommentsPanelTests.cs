using Bunit;
using SeerDashboard.Components.Review;
using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Tests.Components.Review;

public sealed class CommentsPanelTests : ReviewHost
{
    [Fact]
    public async Task Panel_WithoutComments_SaysHowToWriteOne()
    {
        var panel = await RoomAsync(Mia, Part<CommentsPanel>());
        Assert.Contains("Write below about the whole run, or on a line of the diff.", panel.Find(".nothing").TextContent, StringComparison.Ordinal);
        var looks = await RoomAsync(Looker, Part<CommentsPanel>());
        Assert.Contains("will stand here", looks.Find(".nothing").TextContent, StringComparison.Ordinal);
        Assert.Empty(looks.FindAll("form"));
    }

    [Fact]
    public async Task Panel_Comments_StandByFileAndLineWithTheWayThere()
    {
        var files = (await NowAsync(Mia)).Files;
        await Reviews.CommentAsync(Key, new("acme/api", "cart.py", DiffSide.Old, 1), "<img src=x onerror=alert(1)>\u202e", "Bob", Cancel);
        await Reviews.CommentAsync(Key, new("acme/shop", "cart.py", DiffSide.New, 2), "second", "Mia", Cancel);
        await Reviews.CommentAsync(Key, new("acme/shop", "cart.py"), "on the file", "Bob", Cancel);
        await Reviews.CommentAsync(Key, new("acme/old", "gone.py", DiffSide.New, 7), "of before", "Bob", Cancel);
        await Reviews.CommentAsync(Key, CommentPlace.Run, "all of it", "Bob", Cancel);
        var panel = await RoomAsync(Mia, Part<CommentsPanel>());
        panel.WaitForAssertion(() => Assert.Equal(3, panel.FindAll("[data-comment]").Count), Deadline);
        await panel.Find("[data-act=all-comments]").ClickAsync(new());
        Assert.Equal(5, panel.FindAll("[data-comment]").Count);

        Assert.Equal("Comments 5", panel.Find("h2").TextContent);
        Assert.StartsWith("Mia, ", panel.FindAll(".by")[2].TextContent, StringComparison.Ordinal);
        Assert.EndsWith(" · line 2", panel.FindAll(".by")[2].TextContent, StringComparison.Ordinal);
        Assert.Equal(["About the whole run", "cart.pyin acme/shop", "cart.pyin acme/api", "gone.pyin acme/oldnot changed any more"], panel.FindAll("h3").Select(head => head.TextContent.Trim()));
        Assert.Equal(["all of it", "on the file", "second"], panel.FindAll(".text").Take(3).Select(text => text.TextContent));
        Assert.Empty(panel.FindAll("img"));
        Assert.Contains("U+202E", panel.FindAll(".text")[3].InnerHtml, StringComparison.Ordinal);
        Assert.Equal([$"/runs/1/review?file={files[0].Key}&lines=n2", $"/runs/1/review?file={files[1].Key}&lines=o1"], panel.FindAll("a[data-line]").Select(link => link.GetAttribute("href")));
        Assert.Equal(["line 2", "old line 1"], panel.FindAll("a[data-line]").Select(link => link.TextContent));
        Assert.Single(panel.FindAll("[aria-label='Delete your comment']"));
    }

    [Fact]
    public async Task Panel_CommentOnEarlierCode_SaysSoWithItsLine_AndLeadsNowhere()
    {
        await Reviews.CommentAsync(Key, new("acme/api", "cart.py", DiffSide.New, 1), "Why?", "Bob", Cancel, new("0123456789abcdef", "of before\u202e"));
        var panel = await RoomAsync(Mia, Part<CommentsPanel>());
        panel.WaitForAssertion(() => Assert.Contains("line 1 on earlier code", panel.Find(".by").TextContent, StringComparison.Ordinal), Deadline);
        Assert.StartsWith("of before", panel.Find("code.quote").TextContent, StringComparison.Ordinal);
        Assert.Contains("U+202E", panel.Find("code.quote").InnerHtml, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("a[data-line]"));
    }

    [Fact]
    public async Task Panel_ManyOrLongComments_AreWholeWhenAskedFor()
    {
        for (var at = 1; at <= 6; at++)
            await Reviews.CommentAsync(Key, CommentPlace.Run, at == 6 ? new string('x', 400) : $"comment {at}", "Bob", Cancel);
        var panel = await RoomAsync(Mia, Part<CommentsPanel>());
        panel.WaitForAssertion(() => Assert.Equal("Comments 6", panel.Find("h2").TextContent), Deadline);

        Assert.Equal(["comment 4", "comment 5", new string('x', 200) + "…"], panel.FindAll(".text").Select(text => text.TextContent));
        Assert.Contains("The last 3 of 6.", panel.Find(".nothing").TextContent, StringComparison.Ordinal);
        await panel.Find("[data-act=all-comments]").ClickAsync(new());
        Assert.Equal(6, panel.FindAll(".text").Count);
        Assert.Equal(new string('x', 400), panel.FindAll(".text")[5].TextContent);
        Assert.Empty(panel.FindAll("[data-act=all-comments]"));
    }

    [Fact]
    public async Task Panel_CommentOnTheRun_IsKeptAndDeletedByWhoWroteIt()
    {
        var panel = await RoomAsync(Mia, Part<CommentsPanel>());
        await panel.Find("textarea").ChangeAsync(new() { Value = "Looks good." });
        await panel.Find("form").SubmitAsync();
        panel.WaitForAssertion(() => Assert.Equal("Looks good.", panel.Find(".text").TextContent), Deadline);
        await panel.Find("[aria-label='Delete your comment']").ClickAsync(new());
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll(".text")), Deadline);
    }

    [Fact]
    public async Task Panel_EmptyComment_IsRefusedInASentence()
    {
        var panel = await RoomAsync(Mia, Part<CommentsPanel>());
        Assert.Empty(Said);
        await panel.Find("form").SubmitAsync();
        panel.WaitForAssertion(() => Assert.Equal(["The comment cannot be kept. It says nothing."], Said), Deadline);
    }
}
