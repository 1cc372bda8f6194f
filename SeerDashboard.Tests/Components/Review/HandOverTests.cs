using Bunit;
using SeerDashboard.Components.Review;

namespace SeerDashboard.Tests.Components.Review;

public sealed class HandOverTests : ReviewHost
{
    [Fact]
    public async Task HandOver_OfTwoRepositories_HasACommandForEach()
    {
        var part = await RoomAsync(Looker, Part<HandOver>());
        part.WaitForAssertion(() => Assert.Equal(["acme/shop", "acme/api"], part.FindAll("[data-repo]").Select(repo => repo.GetAttribute("data-repo"))), Deadline);
        Assert.Equal("/api/runs/1/patch", part.Find("a[download]").GetAttribute("href"));
        Assert.Equal("run-1.patch", part.Find("a[download]").GetAttribute("download"));
        Assert.Equal("/api/runs/1/review", part.Find("[data-copies-review]").GetAttribute("data-copies-review"));
        Assert.Equal("curl -fsS -H \"Authorization: Bearer $SEER_KEY\" 'http://localhost/api/runs/1/patch?repo=acme%2Fshop' | git apply", part.Find("[data-command=apply] > code").TextContent);
        Assert.EndsWith("repo=acme%2Fshop' | git apply", part.Find("button[data-copies-text]").GetAttribute("data-copies-text"), StringComparison.Ordinal);
        Assert.Empty(part.FindAll("[data-command=switch], [data-left-out]"));
    }

    [Fact]
    public async Task HandOver_WithoutCode_SaysSo_AndWithABranch_LeadsThere()
    {
        var now = await NowAsync(Mia);
        var none = await RoomAsync(Mia, _ => builder => Part<HandOver>()(now with { Files = [], Run = now.Run with { Changes = [] } })(builder));
        Assert.Contains("There is no code to take along", none.Find(".nothing").TextContent, StringComparison.Ordinal);
        Assert.Empty(none.FindAll("[download], [data-command]"));

        var one = now with { Run = now.Run with { Changes = [now.Run.Changes[0] with { Branch = "seer/fix-$it" }] } };
        var branch = await RoomAsync(Mia, _ => Part<HandOver>()(one));
        Assert.Equal("git fetch origin 'seer/fix-$it' && git switch 'seer/fix-$it'", branch.Find("[data-command=switch] > code").TextContent);
        Assert.EndsWith("http://localhost/api/runs/1/patch' | git apply", branch.Find("[data-command=apply] > code").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandOver_FilesThatNoPatchCanHave_AreNamedWithTheReason()
    {
        var now = await NowAsync(Mia);
        var binary = now.Files[0] with { Diff = now.Files[0].Diff with { Path = "logo\u202e.png", IsBinary = true } };
        var part = await RoomAsync(Mia, _ => Part<HandOver>()(now with { Files = [binary, .. now.Files.Skip(1)] }));
        Assert.Equal("1 file cannot be in a patch, so the patch goes without:", part.Find("[data-left-out='1']").TextContent);
        Assert.Contains("The diff of this binary file does not hold its content.", part.Find("ul.left li").TextContent, StringComparison.Ordinal);
        Assert.Contains("U+202E", part.Find("ul.left code").InnerHtml, StringComparison.Ordinal);

        var many = await RoomAsync(Mia, _ => Part<HandOver>()(now with { Files = [.. Enumerable.Repeat(binary, 7)] }));
        Assert.Equal(6, many.FindAll("ul.left li").Count);
        Assert.StartsWith("and 2 more", many.FindAll("ul.left li")[5].TextContent.Trim(), StringComparison.Ordinal);
    }
}
