using System.Security.Cryptography;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Samples;

namespace SeerDashboard.Tests.Samples;

public sealed class ScenarioFoldTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 14, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. ScenarioLibrary.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_FirstGeneration_ReadsAndFoldsToItsEnd(string name) => Folds(name, Generation.First, Disturbance.None);

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_SecondGeneration_ReadsAndFoldsToItsEnd(string name) => Folds(name, Generation.Second, Disturbance.None);

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_MixedShuffledAndDuplicated_FoldsToTheSameEnd(string name)
    {
        for (var seed = 0; seed < 10; seed++)
            Folds(name, Generation.Mixed, new(Shuffle: true, Duplicates: 0.5, Drop: 0), seed);
    }

    private static void Folds(string name, Generation generation, Disturbance disturbance, int seed = 1)
    {
        var run = disturbance.Apply(new SampleRuns(seed, generation).All().First(run => run.Scenario == name), seed);
        var read = run.Deliveries.Select(Read).ToList();
        Assert.DoesNotContain(read, content => content is DeliveryContent.Unreadable);
        var seer = read.OfType<DeliveryContent.Seer>().ToList();
        Assert.All(seer, content => Assert.Equal(run.RunId, content.Run.RunId));
        Assert.Contains(read, content => content.GroupId == run.GroupId);

        var folded = Replay.Of(seer[0].Run, seer.Select(content => content.Event));
        var summary = Summaries.Compose(folded, new() { Place = new("https://sentry.io", "acme"), QuietAfter = TimeSpan.FromMinutes(10) });

        Assert.Equal(run.Ends, summary.State);
    }

    private static DeliveryContent Read(SampleDelivery delivery) => EventReader.Read(
        new()
        {
            Integration = "samples",
            Resource = delivery.Resource,
            RequestId = delivery.RequestId,
            SentAt = DateTimeOffset.FromUnixTimeSeconds((Start + delivery.SentAfter).ToUnixTimeSeconds()),
            BodyHash = Convert.ToHexStringLower(SHA256.HashData(delivery.Body)),
        },
        delivery.Body);
}
