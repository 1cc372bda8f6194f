using SeerDashboard.Diffs;
using SeerDashboard.Samples;

namespace SeerDashboard.Tests.Samples;

public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. ScenarioLibrary.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_Diffs_AreReadWithTheCountsSent(string name)
    {
        foreach (var diff in Scenario(name).Diffs.Values.SelectMany(version => version.Values))
        {
            Assert.DoesNotContain("diff --git", diff, StringComparison.Ordinal);
            var read = DiffReader.Read(diff);
            var sent = FilePatch.Split(diff);
            Assert.All(read, file => Assert.Null(file.Note));
            Assert.Equal(sent.Select(file => (file.Path, file.Type, file.Added, file.Removed)), read.Select(file => (file.Path, Letter(file.Status), file.Added, file.Removed)));
            Assert.All(read, file => Assert.All(file.Hunks, StartsWhereItsHeaderSays));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_Texts_AreThereForWhatItsScriptSends(string name)
    {
        var scenario = Scenario(name);
        if (scenario.Script.Contains("root_cause_completed", StringComparer.Ordinal))
        {
            Assert.NotEmpty(scenario.Cause.Description);
            Assert.Single(scenario.Cause.Steps, step => step.Flag == "most important");
            Assert.NotEmpty(scenario.OneLine);
            Assert.NotEmpty(scenario.Whys);
        }
        if (scenario.Script.Contains("solution_completed", StringComparer.Ordinal))
        {
            Assert.NotEmpty(scenario.Plan.Description);
            Assert.NotEmpty(scenario.Plan.Steps);
            Assert.NotEmpty(scenario.PlanSummary);
        }
        Assert.All(scenario.Diffs.Values.SelectMany(version => version.Keys), repo => Assert.Contains(repo, scenario.Changes.Keys));
    }

    private static void StartsWhereItsHeaderSays(Hunk hunk)
    {
        // The first line of each side carries the number that the header names.
        if (hunk.Lines.FirstOrDefault(line => line.OldNumber is not null) is { } old)
            Assert.Equal(hunk.OldStart, old.OldNumber);
        Assert.Contains(hunk.Lines, line => line.Kind != DiffLineKind.Context);
    }

    private static string Letter(FileStatus status) => status switch { FileStatus.Added => "A", FileStatus.Deleted => "D", FileStatus.Modified => "M", _ => "?" };

    private static Scenario Scenario(string name) => ScenarioLibrary.All.Single(scenario => scenario.Name == name);
}
