using Bunit;
using SeerDashboard.Components.Parts;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Components.Parts;

public sealed class StepBarTests : BunitContext
{
    [Fact]
    public void Steps_OfARunningRun_HaveShapeAndWords()
    {
        var bar = Show(Story.Summed(Story.At(0, SeerAction.RootCauseStarted), Story.At(60, SeerAction.RootCauseCompleted), Story.At(61, SeerAction.SolutionStarted)));
        Assert.Equal(["done", "run", null, null], Shapes(bar));
        Assert.Equal("Root cause: done, Plan: running, Code: waiting, Pull request: waiting", bar.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Step_Silent_IsNoLongerShownAsAlive()
    {
        var run = Story.Summed(Story.At(0, SeerAction.RootCauseStarted));
        var bar = Show(run.At(run.QuietAt!.Value));
        Assert.Equal(["quiet", null, null, null], Shapes(bar));
        Assert.StartsWith("Root cause: no word", bar.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_SkippedAndDoneAgain_LookDifferentFromDone()
    {
        Assert.Equal(["gap", "done", null, null], Shapes(Show(Story.Summed(Story.At(60, SeerAction.SolutionCompleted)))));
        Assert.Equal(["run", "stale", null, null], Shapes(Show(Story.Summed(
            Story.At(0, SeerAction.RootCauseStarted), Story.At(60, SeerAction.RootCauseCompleted), Story.At(70, SeerAction.SolutionStarted),
            Story.At(90, SeerAction.SolutionCompleted), Story.At(900, SeerAction.RootCauseStarted, "again")))));
    }

    private IRenderedComponent<StepBar> Show(RunSummary run) => Render<StepBar>(bar => bar.Add(it => it.Run, run));

    private static IEnumerable<string?> Shapes(IRenderedComponent<StepBar> bar) => bar.FindAll("i").Select(step => step.GetAttribute("class"));
}
