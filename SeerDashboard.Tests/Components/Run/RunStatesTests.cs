using Bunit;
using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Components.Run;

public sealed class RunStatesTests : RunPageTest
{
    [Fact]
    public void Step_ThatRuns_ShowsElapsedAgainstUsualAndWhatSentryReports()
    {
        var page = Show(WholeRun.Of("first-coding-started"));

        Assert.Equal("Code writing · 1 min 12 s", Line(page.Find("[data-stage=coding]").TextContent));
        Assert.Equal("1 min 12 s", Line(page.Find("#code .elapsed").TextContent));
        Assert.Equal("usually 2 min, p95 4 min", Line(page.Find("#code .usually").TextContent));
        Assert.Equal(("300", "500"), (page.Find("#code .done").GetAttribute("width"), page.Find("#code .usual").GetAttribute("x")));
        Assert.StartsWith("Sentry reports only when a step starts and when it finishes, never how far it is.", page.Find("#code .note").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_WithoutWordForLong_SaysSoAndLeadsToSentry()
    {
        Clock.SetUtcNow(WholeRun.Began.AddMinutes(14));
        var page = Show(WholeRun.Of("first-coding-started"));

        Assert.Equal("Code no word for 14 min", Line(page.Find("[data-stage=coding]").TextContent));
        Assert.Equal("no word for 14 min; usually 2 min, p95 4 min", Line(page.Find("#code .usually").TextContent));
        Assert.Equal("https://sentry.io/organizations/acme/issues/1170820242/?seerDrawer=true", page.Find("#code .note a").GetAttribute("href"));
        Assert.Equal("1000", page.Find("#code .done").GetAttribute("width"));
    }

    [Fact]
    public void Step_WithoutHistory_ClaimsNoUsualTime()
    {
        var page = Show(WholeRun.Of("first-root-cause-started"));

        Assert.Equal("how long this step usually takes is not known yet", Line(page.Find("#root-cause .usually").TextContent));
        Assert.Empty(page.FindAll("#root-cause svg.bar"));
    }

    [Fact]
    public void Step_NeverHeardOf_IsAGapAndSaysSo()
    {
        var page = Show(WholeRun.Of("first-coding-started"));

        Assert.Equal("completed", page.Find("[data-stage=rootCause]").GetAttribute("data-status"));
        Assert.StartsWith("This step ended without word from Sentry", Line(page.Find("#root-cause .nothing").TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_DoneAgain_MarksItsOldResultAndWhatFollows()
    {
        var page = Show(WholeRun.Of("first-root-cause-started", "first-root-cause-completed", "first-solution-started", "first-solution-completed", "first-root-cause-started"));

        Assert.Contains("from the previous attempt", Texts(page, "#root-cause .chip"));
        Assert.Contains("stale: an earlier step was done again", Texts(page, "#plan .chip"));
        Assert.Equal("stale", page.Find("[data-stage=solution]").GetAttribute("data-status"));
        Assert.NotEmpty(page.FindAll("#root-cause [data-testid=timeline-step]"));
    }

    [Fact]
    public void Feedback_BeingWorkedIn_IsSaidWithItsRound()
    {
        var page = Show(WholeRun.Of("second-coding-completed", "second-pr-created", "second-iteration-started"));

        Assert.Contains("feedback, round 1, is being worked in", Texts(page, "#pull-requests .chip"));
        Assert.Contains("What Seer changes appears here the moment it is delivered.", page.Find("#pull-requests .note").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Single(page.FindAll("#code .diffview"));
    }

    [Fact]
    public void Step_Waiting_IsNoLink()
    {
        var page = Show(WholeRun.Of("first-root-cause-started"));

        Assert.Empty(page.FindAll("[data-stage=coding] a"));
        Assert.Empty(page.FindAll("#code"));
        Assert.Empty(page.FindAll(".btn.main"));
    }

    [Theory]
    [InlineData("edge-changes-none-first")]
    [InlineData("edge-changes-none-second")]
    public void Code_WithoutAnyChange_SaysThatSeerFoundNone(string payload) =>
        Assert.Equal("Seer could not find or apply any change.", Show(WholeRun.Of(payload)).Find("#code .nothing").TextContent);

    [Fact]
    public void Code_DoneAgainWithoutNewCode_IsOutdated()
    {
        var page = Show(WholeRun.Of("first-coding-started", "first-coding-completed", "first-coding-started", "first-pr-created"));

        Assert.Contains("outdated: coding was done again, and Sentry did not send the new code", Texts(page, "#code .chip"));
    }

    [Theory]
    [InlineData("edge-root-cause-absent")]
    [InlineData("edge-root-cause-null")]
    [InlineData("edge-root-cause-empty")]
    public void RootCause_OfNothing_SaysThatNothingWasDelivered(string payload) =>
        Assert.Equal("Seer finished this step and delivered no root cause.", Show(WholeRun.Of(payload)).Find("#root-cause .nothing").TextContent);

    [Fact]
    public void RootCause_WithoutCodeFix_SaysWhyNot()
    {
        var run = WholeRun.Of("edge-root-cause-no-code-fix");
        var page = Show(run);

        Assert.Equal(RunState.NoCodeFix, run.State);
        Assert.Contains("Why no code fix is suggested", Texts(page, "#root-cause h3"));
        Assert.Contains(run.RootCause!.NoCodeFixReason, Texts(page, "#root-cause .summary"));
    }
}
