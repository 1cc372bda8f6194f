using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SeerDashboard.Components.Diff;
using SeerDashboard.Components.Review;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Review;

public sealed class ReviewBarTests : ReviewHost
{
    [Fact]
    public async Task Bar_OfARunThatNobodyReviewed_SaysSoAndOffersAllVerdicts()
    {
        var bar = await RoomAsync(Mia, Part<ReviewBar>());
        bar.WaitForAssertion(() => Assert.Equal("0 of 3 files viewed", bar.Find("[data-viewed]").TextContent), Deadline);
        Assert.Equal("No comments yet", bar.Find("a.said").TextContent);
        Assert.Equal("/runs/1/review#comments", bar.Find("a.said").GetAttribute("href"));
        Assert.Equal(["Ship it", "Needs work", "Wrong cause"], bar.FindAll("button[data-verdict]").Select(button => button.TextContent.Trim()));
        Assert.Empty(bar.FindAll(".given"));
    }

    [Fact]
    public async Task Bar_VerdictWithAReason_IsGivenShownAndTakenBack()
    {
        var bar = await RoomAsync(Mia, Part<ReviewBar>());
        await bar.Find("[data-verdict=needsWork]").ClickAsync(new());
        await bar.Find("textarea").ChangeAsync(new() { Value = "  Sessions may be archived.\u202e " });
        await bar.Find("form").SubmitAsync();
        bar.WaitForAssertion(() => Assert.Equal("true", bar.Find("[data-given=needsWork]").GetAttribute("data-stands")), Deadline);
        Assert.Empty(bar.FindAll("form"));
        Assert.Equal("true", bar.Find("button[data-verdict=needsWork]").GetAttribute("aria-pressed"));
        Assert.Contains("by you", bar.Find(".given").TextContent, StringComparison.Ordinal);
        Assert.Contains("U+202E", bar.Find(".reason").InnerHtml, StringComparison.Ordinal);

        await bar.Find("[data-verdict=ship]").ClickAsync(new());
        Assert.Equal("", bar.Find("textarea").GetAttribute("value") ?? "");
        await bar.Find("button[data-verdict=needsWork]").ClickAsync(new());
        Assert.StartsWith("Sessions may be archived.", bar.Find("textarea").GetAttribute("value"), StringComparison.Ordinal);
        await bar.Find(".given button").ClickAsync(new());
        bar.WaitForAssertion(() => Assert.Empty(bar.FindAll(".given")), Deadline);
    }

    [Fact]
    public async Task Bar_OfAViewer_ShowsEverythingAndOffersNothing()
    {
        await Reviews.VerdictAsync(Key, ReviewVerdict.Ship, null, "Mia", Cancel);
        var bar = await RoomAsync(Looker, Part<ReviewBar>());
        bar.WaitForAssertion(() => Assert.Contains("by Mia", bar.Find(".given").TextContent, StringComparison.Ordinal), Deadline);
        Assert.Empty(bar.FindAll("button"));
    }

    [Fact]
    public async Task Bar_WhatOthersDo_ComesByItself()
    {
        var bar = await RoomAsync(Mia, Part<ReviewBar>());
        var files = (await NowAsync(Mia)).Files;
        await Reviews.ViewAsync(Key, new("Mia", files[0].Key, files[0].Content), true, Cancel);
        await Reviews.ViewAsync(Key, new("Bob", files[1].Key, files[1].Content), true, Cancel);
        await Reviews.ViewAsync(Key, new("Bob", files[0].Key, "of another time"), true, Cancel);
        await Reviews.CommentAsync(Key, CommentPlace.Run, "a", "Bob", Cancel);
        await Reviews.VerdictAsync(Key, ReviewVerdict.WrongCause, null, "Bob", Cancel);
        bar.WaitForAssertion(
            () => Assert.Equal(
                ("1 of 3 files viewed", "Bob viewed 1", "1 comment", 1),
                (bar.Find("[data-viewed]").TextContent, bar.Find("[data-viewer]").TextContent.Trim(), bar.Find("a.said").TextContent, bar.FindAll("[data-given=wrongCause]").Count)),
            Deadline);
    }

    [Fact]
    public async Task Bar_VerdictOnEarlierCode_SaysThatItIs()
    {
        await Reviews.VerdictAsync(Key, ReviewVerdict.Ship, null, "Mia", Cancel);
        var now = await NowAsync(Mia);
        var other = now with { Run = now.Run with { Changes = [] } };
        Assert.True(now.Stands(now.Mine!));
        Assert.False(other.Stands(other.Mine!));
        var mark = Render<VerdictMark>(all => all.Add(of => of.Given, other.Mine!).Add(of => of.Stands, false));
        Assert.Equal(["Ship it", "on earlier code"], mark.FindAll(".chip").Select(chip => chip.TextContent.Trim()));
    }

    [Fact]
    public async Task Bar_OtherCodeWhileTheReasonIsWritten_IsNotJudgedUnseen()
    {
        var bar = await RoomAsync(Mia, Part<ReviewBar>());
        Assert.Empty(Said);
        await bar.Find("[data-verdict=ship]").ClickAsync(new());
        await Host.KeepAsync("seer", Coded.Body(1, ("acme/shop", "cart.py", "other")), sentAt: TimeProvider.System.GetUtcNow().AddMinutes(1));
        await Eventually.HoldsAsync(async () => (await NowAsync(Mia)).Files.Count == 1);
        // What comes meanwhile draws the bar anew: the form is found and sent in one turn.
        await bar.InvokeAsync(() => bar.Find("form").SubmitAsync());

        bar.WaitForAssertion(() => Assert.Equal(["The code is another one now: look at it again, then give your verdict. What you wrote is still here."], Said), Deadline);
        Assert.NotEmpty(bar.FindAll("form"));
        var now = await NowAsync(Mia);
        Assert.Empty(now.Review.Verdicts);
        Assert.True(await Services.GetRequiredService<ReviewActs>().VerdictAsync(now, ReviewVerdict.Ship, null, now.Over(ReviewVerdict.Ship)));
    }

    [Fact]
    public async Task Acts_MarkOfAnotherVersionOrOfNoFile_LeavesTheMarkOfThisOne()
    {
        var acts = Services.GetRequiredService<ReviewActs>();
        var now = await NowAsync(Mia);
        Assert.Empty(Said);
        Assert.True(await acts.ViewAsync(now, new(now.Files[0].Key, now.Files[0].Content, true)));
        Assert.False(await acts.ViewAsync(now, new(now.Files[0].Key, now.Files[1].Content, false)));
        Assert.False(await acts.ViewAsync(now, new("no-such-file", now.Files[1].Content, true)));

        Assert.Equal([new ViewedFile(now.Files[0].Key, now.Files[0].Content)], (await NowAsync(Mia)).Marks.Viewed);
        await Reviews.ViewAsync(Key, new("Mia", now.Files[1].Key, "of another time"), true, Cancel);
        Assert.Single((await NowAsync(Mia)).Marks.Viewed);
    }

    [Fact]
    public async Task Marks_ThatSayTheSame_AreTheSame_AndAnotherCommentIsNews()
    {
        var before = (await NowAsync(Mia)).Marks;
        Assert.Equal(before, (await NowAsync(Mia)).Marks);
        await Reviews.CommentAsync(Key, CommentPlace.Run, "a", "Bob", Cancel);
        var after = (await NowAsync(Mia)).Marks;
        Assert.NotEqual(before, after);
        Assert.Equal(after, (await NowAsync(Mia)).Marks);
    }

    [Fact]
    public async Task Acts_WithoutTheRole_OrWithWhatCannotBe_SayWhy()
    {
        var acts = Services.GetRequiredService<ReviewActs>();
        var (now, looks) = (await NowAsync(Mia), await NowAsync(Looker));
        Assert.Empty(Said);
        Assert.False(await acts.ViewAsync(looks, new("a", "b", true)));
        Assert.False(await acts.CommentAsync(now, Ask("no-such-file")));
        Assert.False(await acts.CommentAsync(now, "  "));
        Assert.True(await acts.CommentAsync(now, Ask(now.Files[1].Key, "new", 1)));
        Assert.Empty((await NowAsync(Mia)).Review.Viewed);
        Assert.Equal(new CommentPlace("acme/api", "cart.py", DiffSide.New, 1), Assert.Single((await NowAsync(Mia)).Review.Comments).Place);
    }

    [Fact]
    public async Task Acts_CommentOnCodeThatIsAnotherByNow_IsKeptAsThat()
    {
        var acts = Services.GetRequiredService<ReviewActs>();
        var now = await NowAsync(Mia);
        Assert.Empty(Said);
        Assert.True(await acts.CommentAsync(now, Ask(now.Files[1].Key, "new", 1) with { Content = now.Files[1].Content, Quote = "not asked for" }));
        Assert.True(await acts.CommentAsync(now, Ask(now.Files[1].Key, "new", 77) with { Content = "0123456789abcdef", Quote = "of before" }));
        Assert.False(await acts.CommentAsync(now, Ask(now.Files[1].Key, "new", 1) with { Content = "no hash" }));
        Assert.False(await acts.CommentAsync(now, Ask(now.Files[1].Key, null, 1) with { Content = "0123456789abcdef" }));

        var kept = (await NowAsync(Mia)).Review.Comments;
        Assert.Equal([new CommentedOn(now.Files[1].Content, "two"), new CommentedOn("0123456789abcdef", "of before")], kept.Select(comment => comment.On));
        Assert.Equal(new CommentPlace("acme/api", "cart.py", DiffSide.New, 77), kept[1].Place);
    }

    private static CommentAsk Ask(string file, string? side = null, int? line = null) => new(file, side, line, "Why?");
}
