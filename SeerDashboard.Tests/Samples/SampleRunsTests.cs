using System.Text;
using System.Text.Json;
using SeerDashboard.Samples;

namespace SeerDashboard.Tests.Samples;

public sealed class SampleRunsTests
{
    [Fact]
    public void Runs_SameSeed_SameBytesInTheSameOrder()
    {
        Assert.Equal(Flat(Some(7, Generation.Mixed, 60)), Flat(Some(7, Generation.Mixed, 60)));
        Assert.NotEqual(Flat(Some(7, Generation.Mixed, 60)), Flat(Some(8, Generation.Mixed, 60)));
    }

    [Theory]
    [InlineData(Generation.First)]
    [InlineData(Generation.Second)]
    public void Runs_OneRound_TellEveryScenarioOnce(Generation generation)
    {
        var runs = Some(3, generation, ScenarioLibrary.All.Count);

        Assert.Equal(ScenarioLibrary.All.Select(scenario => scenario.Name), runs.Select(run => run.Scenario).Order(StringComparer.Ordinal));
        Assert.Equal(runs.Count, runs.Select(run => run.RunId).Distinct().Count());
    }

    [Fact]
    public void Runs_Bodies_AreCompactAsciiJsonWithSentrysKeyOrder()
    {
        foreach (var delivery in Some(11, Generation.Mixed, 60).SelectMany(run => run.Deliveries))
        {
            Assert.DoesNotContain(delivery.Body, unit => unit is < 0x20 or >= 0x7F);
            using var json = JsonDocument.Parse(delivery.Body);
            Assert.Equal(["action", "installation", "data", "actor"], json.RootElement.EnumerateObject().Select(member => member.Name));
            Assert.Equal(delivery.Action, json.RootElement.GetProperty("action").GetString());
            Assert.Equal(32, delivery.RequestId.Length);
        }
    }

    [Fact]
    public void Runs_AfterSomeRounds_AnIssueComesBack()
    {
        var runs = Some(5, Generation.Second, ScenarioLibrary.All.Count * 5);

        Assert.Contains(runs.GroupBy(run => run.GroupId), issue => issue.Count() > 1);
        Assert.All(runs, run => Assert.True(run.GroupId.Value > uint.MaxValue));
    }

    private static List<SampleRun> Some(int seed, Generation generation, int count) => [.. new SampleRuns(seed, generation).All().Take(count)];

    private static List<string> Flat(IEnumerable<SampleRun> runs) =>
        [.. runs.SelectMany(run => run.Deliveries, (run, delivery) => $"{run.RunId} {delivery.SentAfter} {delivery.RequestId} {Encoding.ASCII.GetString(delivery.Body)}")];
}
