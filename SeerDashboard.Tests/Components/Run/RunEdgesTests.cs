using Bunit;
using SeerDashboard.Diffs;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Components.Run;

public sealed class RunEdgesTests : RunPageTest
{
    public static TheoryData<string> SeerFiles => [.. Payload.All.Where(payload => payload is { Resource: "seer", IsUnreadable: false }).Select(payload => payload.Name)];

    [Theory]
    [MemberData(nameof(SeerFiles))]
    public void Page_OfAnyPayload_IsShownWithItsSteps(string name) => Assert.Equal(4, Show(WholeRun.Of(name)).FindAll("[data-testid=step]").Count);

    [Fact]
    public void Timeline_UnknownType_IsShownWithItsOwnWord()
    {
        var step = Show(WholeRun.Of("edge-root-cause-unknown-item-type")).Find("[data-testid=timeline-step]");

        Assert.Equal("scheduled_job", step.GetAttribute("data-type"));
        Assert.Contains("scheduled job", step.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://gitlab.com/group/sub/app/-/blob/main/jobs/nightly.py", step.QuerySelector("a.file")!.GetAttribute("href"));
    }

    [Fact]
    public void Plan_DeselectedStep_IsStruckAndSaid()
    {
        var steps = Show(WholeRun.Of("edge-solution-old-steps")).FindAll("[data-testid=solution-step]");

        var deselected = Assert.Single(steps, step => step.QuerySelector("del") is not null);
        Assert.Equal("Tell the team | deselected | human instruction", Pieces(deselected));
        Assert.Equal("session?.user", steps[0].QuerySelector(".markdown code")!.TextContent);
    }

    [Fact]
    public void PullRequests_WithNulls_AreBeingCreatedAndSaidSo()
    {
        var page = Show(WholeRun.Of("edge-pull-requests-null-fields"));
        var entries = page.FindAll("#pull-requests li").Select(Pieces).ToList();

        Assert.Contains("acme/shop | being created; this may have failed: Sentry does not say", entries);
        Assert.Contains("group/sub/app !5 | ↗ | opened | id | 5", entries);
        Assert.Equal(["Git", "GitHub", "GitLab", "GitHub"], page.FindAll("#pull-requests .provider").Select(icon => icon.GetAttribute("aria-label")));
        Assert.Contains("https://github.example.com/acme/api/pull/97", page.FindAll("#pull-requests a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void PullRequest_WithHostileAddress_IsNoLink()
    {
        var page = Show(WholeRun.Of("first-root-cause-started") with
        {
            PullRequests = [new() { Repo = "acme/shop", Number = 1, Url = "javascript:alert(1)", State = PullRequestState.Opened }],
        });

        Assert.DoesNotContain(page.FindAll("a"), link => link.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("acme/shop #1 | javascript:alert(1) | opened", Pieces(page.Find("#pull-requests li")));
    }

    [Fact]
    public void Event_Unknown_IsShownAsJson()
    {
        var page = Show(WholeRun.Of("edge-unknown-action"));

        Assert.NotEmpty(page.FindAll("#unknown details pre"));
        Assert.NotEmpty(page.FindAll("#unknown time"));
    }

    [Fact]
    public void Texts_WithMarkup_StayText()
    {
        const string Attack = "<img src=x onerror=alert(1)>";
        var run = WholeRun.Of(Payload.FirstGeneration) with
        {
            Issue = new() { Title = Attack, ShortId = Attack, Status = Attack, Level = Attack },
            Headline = Attack,
            RootCause = new() { Summary = Attack, Whys = [Attack], Steps = [new() { Title = Attack, Analysis = Attack, Type = Attack, File = new(Attack, Attack, Attack) }] },
            Changes = [new() { Repo = Attack, Branch = Attack, Title = Attack, Description = Attack, Files = [new() { Path = Attack, Patch = $"--- {Attack}\n+++ {Attack}\n@@ -1 +1 @@\n-{Attack}\n+x", Status = FileStatus.Modified }] }],
        };

        var page = Show(run);

        Assert.Empty(page.FindAll("img"));
    }
}
