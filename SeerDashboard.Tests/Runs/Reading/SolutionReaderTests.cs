using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Runs.Reading;

public sealed class SolutionReaderTests
{
    [Fact]
    public void Read_FirstGeneration_HasTitles()
    {
        var solution = Incoming.Event("first-solution-completed").Solution!;

        Assert.Equal("Definitely need to fix this.", solution.Summary);
        Assert.Equal([("Check the session before it is read", null, true), ("Test the first visit", null, true)], solution.Steps.Select(step => (step.Title, step.Description, step.Active)));
    }

    [Fact]
    public void Read_SecondGeneration_HasDescriptions()
    {
        var solution = Incoming.Event("second-solution-completed").Solution!;

        Assert.StartsWith("Load the customer by id", solution.Summary, StringComparison.Ordinal);
        Assert.Equal(3, solution.Steps.Count);
        Assert.Equal("One test for the restored customer.", solution.Steps[2].Description);
        Assert.Empty(solution.Extra);
    }

    [Fact]
    public void Read_OldSteps_KnowFileTypeAndDeselection()
    {
        var solution = Incoming.Event("edge-solution-old-steps").Solution!;

        Assert.Equal(["Guard the read", "Tell the team", "Test the first visit", "Deploy it", "Watch it"], solution.Steps.Select(step => step.Title));
        Assert.Equal(["internal_code", "human_instruction", "repro_test", null, null], solution.Steps.Select(step => step.Type));
        Assert.Equal([true, false, true, true, true], solution.Steps.Select(step => step.Active));
        Assert.Equal(new CodeFile("src/app/page.ts", "owner/repo", "https://github.com/owner/repo/blob/main/src/app/page.ts"), solution.Steps[0].File);
        Assert.Equal(("`session?.user`", "For a day."), (solution.Steps[0].Description, solution.Steps[4].Description));
        Assert.Equal("steps[4].code_snippet_and_analysis=\"Look at `rate(5xx)`.\" steps[4].owner=\"web\"", Incoming.Line(solution.Extra));
    }

    [Fact]
    public void Read_Null_IsNull() => Assert.Null(Incoming.Event("edge-solution-null").Solution);

    [Fact]
    public void Read_AnotherShape_IsKeptUnderItsOwnName() =>
        Assert.Equal("solution=\"Check the session first.\"", Incoming.Line(Incoming.Event("edge-solution-string").Solution!.Extra));
}
