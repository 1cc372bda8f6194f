using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Components.Issue;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Components.Run;

namespace SeerDashboard.Tests.Components.Issue;

public sealed class IssueContentTests : BunitContext
{
    private static readonly SeerDashboard.Runs.Run Newest = WholeRun.Of(Payload.FirstGeneration, new IssueFacts { Title = new("KeyError: <b>", WholeRun.Began), ShortId = new("SHOP-501", WholeRun.Began) });
    private static readonly SeerDashboard.Runs.Run Older = WholeRun.Of("first-root-cause-completed", "first-solution-completed") with { RunId = new(7), SupersededBy = Newest.RunId, ClaimedBy = "MK" };

    public IssueContentTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(WholeRun.Began.AddMinutes(10)));
    }

    [Fact]
    public void Issue_WithTwoRuns_ShowsThemSideBySide()
    {
        var page = Show([Newest, Older]);

        Assert.Equal("KeyError: <b>", page.Find("h1").TextContent);
        Assert.Equal(["/runs/12345", "/runs/7"], page.FindAll("article h3 a").Select(link => link.GetAttribute("href")));
        var columns = page.FindAll("article");
        Assert.Contains("newest", columns[0].QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Superseded by run 12345; claimed by MK", columns[1].QuerySelector(".became")!.TextContent);
        Assert.Equal(4, columns[1].QuerySelectorAll(".times li").Length);
        Assert.NotNull(columns[0].QuerySelector("[data-testid=pr-link]"));
        Assert.Empty(page.FindAll("[data-compared]"));
    }

    [Fact]
    public void TwoRuns_Compared_SayWhatDiffersWithSigns()
    {
        var older = Older with { RootCause = new() { Summary = "Woah wow there's a mistake here." } };
        var page = Show([Newest with { RootCause = new() { Summary = "Woah wow there's a bug here." } }, older], left: 7, right: 12345);

        Assert.Equal("Woah wow there's a −mistake+bug here.", page.Find("[data-part=cause]").TextContent);
        Assert.Equal(["−mistake", "+bug"], page.Find("[data-part=cause]").QuerySelectorAll("del, ins").Select(mark => mark.TextContent));
        Assert.All(page.FindAll("[data-part=plan] .word"), word => Assert.Equal("same", word.TextContent));
        Assert.Equal("/runs/7#plan-1", page.Find("[data-part=plan] td a").GetAttribute("href"));
        Assert.Equal("only in 12345", page.Find("[data-part=files] .word").TextContent);
        Assert.Equal(["/runs/7#code", "/runs/12345#code"], page.FindAll("[data-compared] .onward a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void TwoRuns_ThatBothChangedCode_LeadToWhatDiffersInIt()
    {
        var older = Older with { Changes = Newest.Changes, ChangeVersions = 1 };
        var file = Newest.Changes[0].Files[0];
        var other = older with { Changes = [Newest.Changes[0] with { Files = [file with { PatchId = "another" }] }] };
        var key = SeerDashboard.Diffs.FileKey.Of(Newest.Changes[0].Repo, file.Path);

        Assert.Equal("same change", Show([Newest, older], left: 7, right: 12345).Find("[data-part=files] .word").TextContent);
        var page = Show([Newest, other], left: 7, right: 12345);
        Assert.Equal($"/runs/12345/review?againstRun=7&file={key}", page.Find("[data-part=files] .word a").GetAttribute("href"));
        Assert.Equal("/runs/12345/review?againstRun=7", page.Find("[data-compared] .onward a").GetAttribute("href"));
    }

    [Theory]
    [InlineData(7, 7, "choose two runs")]
    [InlineData(7, 4711, "1 could not be found")]
    [InlineData(7, null, "1 could not be found")]
    public void Comparison_ThatCannotBe_SaysWhy(int left, int? right, string says)
    {
        var page = Show([Newest, Older], left, right);

        Assert.Contains(says, page.Find(".alert").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("article").Count);
    }

    [Fact]
    public async Task Comparison_Chosen_IsInTheAddress()
    {
        var page = Show([Newest, Older]);

        await page.Find("button").ClickAsync();

        Assert.EndsWith("/issues/1170820242?left=7&right=12345", Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Issue_WithoutRuns_SaysWhatWillAppear()
    {
        var page = Show([]);

        Assert.Equal("Seer has not worked on this issue yet", page.Find(".empty h2").TextContent);
        Assert.Empty(page.FindAll("select"));
    }

    [Fact]
    public void Headings_OfAComparison_SkipNoLevel()
    {
        var levels = Show([Newest, Older], 7, 12345).FindAll("h1, h2, h3, h4").Select(heading => heading.TagName[1] - '0').ToList();

        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    private IRenderedComponent<IssueContent> Show(IReadOnlyList<SeerDashboard.Runs.Run> runs, long? left = null, long? right = null) => Render<IssueContent>(page => page
        .Add(of => of.Issue, new() { GroupId = new(1170820242), Integration = "acme", Issue = runs.Count > 0 ? runs[0].Issue : new() { Title = "New" }, Runs = runs, Total = runs.Count })
        .Add(of => of.Now, WholeRun.Began.AddMinutes(10))
        .Add(of => of.Left, left is { } one ? new RunId(one) : null)
        .Add(of => of.Right, right is { } other ? new RunId(other) : null));
}
