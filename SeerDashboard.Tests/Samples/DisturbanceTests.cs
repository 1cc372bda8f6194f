using SeerDashboard.Samples;

namespace SeerDashboard.Tests.Samples;

public sealed class DisturbanceTests
{
    private static readonly List<SampleRun> Runs = [.. new SampleRuns(21, Generation.Mixed).All().Take(60)];

    [Fact]
    public void None_ChangesNothing() => Assert.All(Runs, run => Assert.Same(run, Disturbance.None.Apply(run, 1)));

    [Fact]
    public void Shuffle_SameDeliveriesOutOfOrder_NeverBeforeTheyWereSent()
    {
        var shuffled = Runs.ConvertAll(run => new Disturbance(Shuffle: true, Duplicates: 0, Drop: 0).Apply(run, 1));

        Assert.Equal(Ids(Runs), Ids(shuffled));
        Assert.Contains(shuffled, run => !run.Deliveries.SequenceEqual(run.Deliveries.OrderBy(delivery => delivery.SentAfter)));
        Assert.All(shuffled.SelectMany(run => run.Deliveries), delivery => Assert.True(delivery.ArrivesAfter >= delivery.SentAfter));
        Assert.All(shuffled, run => Assert.Equal(run.Deliveries.OrderBy(delivery => delivery.ArrivesAfter), run.Deliveries));
    }

    [Fact]
    public void Duplicates_Certain_EverythingComesTwiceWithTheSameBody()
    {
        var doubled = Runs.ConvertAll(run => new Disturbance(Shuffle: false, Duplicates: 1, Drop: 0).Apply(run, 1));

        Assert.All(doubled.Zip(Runs), pair => Assert.Equal(pair.Second.Deliveries.Count * 2, pair.First.Deliveries.Count));
        Assert.All(doubled, run => Assert.Equal(
            run.Deliveries.Where(delivery => !delivery.Again).Select(delivery => (delivery.Body, delivery.SentAfter)).OrderBy(pair => pair.SentAfter),
            run.Deliveries.Where(delivery => delivery.Again).Select(delivery => (delivery.Body, delivery.SentAfter)).OrderBy(pair => pair.SentAfter)));
    }

    [Fact]
    public void Duplicates_RequestIds_SomeAreNewAndSomeAreTheSame()
    {
        var again = Runs.Select(run => new Disturbance(Shuffle: false, Duplicates: 1, Drop: 0).Apply(run, 1))
            .SelectMany(run => run.Deliveries.Where(delivery => delivery.Again).Select(copy => run.Deliveries.Any(first => !first.Again && first.RequestId == copy.RequestId)))
            .ToList();

        Assert.Contains(true, again);
        Assert.Contains(false, again);
    }

    [Fact]
    public void Drop_Half_AboutHalfIsLost()
    {
        var sent = Runs.Sum(run => run.Deliveries.Count);

        var left = Runs.Sum(run => new Disturbance(Shuffle: false, Duplicates: 0, Drop: 0.5).Apply(run, 1).Deliveries.Count);

        Assert.InRange(left, sent * 0.4, sent * 0.6);
        Assert.All(Runs, run => Assert.Empty(new Disturbance(Shuffle: false, Duplicates: 1, Drop: 1).Apply(run, 1).Deliveries));
    }

    [Fact]
    public void Apply_SameSeed_SameOrder()
    {
        var disturbance = new Disturbance(Shuffle: true, Duplicates: 0.5, Drop: 0.2);

        Assert.Equal(Ids(Runs.ConvertAll(run => disturbance.Apply(run, 4)), sorted: false), Ids(Runs.ConvertAll(run => disturbance.Apply(run, 4)), sorted: false));
        Assert.NotEqual(Ids(Runs.ConvertAll(run => disturbance.Apply(run, 4)), sorted: false), Ids(Runs.ConvertAll(run => disturbance.Apply(run, 5)), sorted: false));
    }

    private static List<string> Ids(List<SampleRun> runs, bool sorted = true)
    {
        var ids = runs.SelectMany(run => run.Deliveries).Select(delivery => delivery.RequestId);
        return [.. sorted ? ids.Order(StringComparer.Ordinal) : ids];
    }
}
