using CsCheck;
using SeerDashboard.Store.Unproven;

namespace SeerDashboard.Tests.Store.Unproven;

/// <summary>The bounds of what waits, against a model that says it in the plainest way.</summary>
public sealed class FairSharesTests
{
    private const int Most = 8;
    private const long MostBytes = 1000;

    private static readonly DateTimeOffset Start = new(2026, 9, 14, 9, 0, 0, TimeSpan.FromHours(2));

    private static readonly Gen<(int Sender, int Size)[]> Arrivals = Gen.Select(Gen.Int[0, 4], Gen.Int[2, 400]).Array[0, 60];

    private static List<Held> All((int Sender, int Size)[] arrivals) =>
        [.. arrivals.Select((one, at) => new Held(at, Start.AddSeconds(at), $"192.0.2.{one.Sender}", one.Size))];

    [Fact]
    public void Admit_AnyArrivals_StaysWithinBothBoundsAndCountsRight() => Arrivals.Sample(
        arrivals =>
        {
            var (shares, here) = (new FairShares(Most, MostBytes), new Dictionary<long, Held>());
            foreach (var one in All(arrivals))
            {
                here[one.Id] = one;
                foreach (var gone in shares.Admit(one))
                    Assert.True(here.Remove(gone.Id));
                Assert.InRange(shares.Count, 0, Most);
                Assert.InRange(shares.Bytes, 0, MostBytes);
                Assert.Equal(here.Values.OrderBy(each => each.Id), shares.All);
                Assert.Equal(here.Values.Sum(each => (long)each.Size), shares.Bytes);
                Assert.Equal(here.Count == 0 ? null : here.Values.Min(each => each.At), shares.Oldest);
            }
        },
        iter: Rounds);

    [Fact]
    public void Admit_AnyFlood_TakesNothingFromWhoHoldsNoMoreThanItsEvenShare() => Arrivals.Sample(
        arrivals =>
        {
            var shares = new FairShares(Most, MostBytes);
            foreach (var one in All(arrivals))
            {
                List<Held> before = [.. shares.All, one];
                var senders = before.Select(each => each.Sender).Distinct().Count();
                foreach (var gone in shares.Admit(one))
                {
                    var own = before.Where(each => each.Sender == gone.Sender).ToList();
                    Assert.True(own.Count * senders > Most || own.Sum(each => (long)each.Size) * senders > MostBytes, "It held less than its even share.");
                }
            }
        },
        iter: Rounds);

    [Fact]
    public void Admit_AnyArrivals_OfOneSenderTheOldestGoFirst() => Arrivals.Sample(
        arrivals =>
        {
            var shares = new FairShares(Most, MostBytes);
            foreach (var one in All(arrivals))
            {
                foreach (var gone in shares.Admit(one))
                    Assert.DoesNotContain(shares.All, kept => kept.Sender == gone.Sender && kept.Id < gone.Id);
            }
        },
        iter: Rounds);

    [Fact]
    public void Admit_AFloodFromOneAddress_LeavesTheOthersAlone()
    {
        var shares = new FairShares(200, 20_000_000);
        for (var at = 0; at < 20; at++)
            Assert.Empty(shares.Admit(new(at, Start.AddSeconds(at), "sentry", 5_000)));
        for (var at = 20; at < 5000; at++)
            shares.Admit(new(at, Start.AddSeconds(at), "flood", 150_000));
        Assert.Equal(20, shares.All.Count(one => one.Sender == "sentry"));
    }

    [Fact]
    public void Admit_LargerThanEverything_GoesItself()
    {
        var shares = new FairShares(Most, MostBytes);
        var large = new Held(1, Start, "a", 1001);
        Assert.Equal([large], shares.Admit(large));
    }

    [Fact]
    public void RemoveUntil_ATime_TakesThoseThatCameByThen()
    {
        var shares = new FairShares(Most, MostBytes);
        foreach (var one in All([(1, 10), (2, 20), (1, 30)]))
            shares.Admit(one);
        Assert.Equal([0, 1], shares.RemoveUntil(Start.AddSeconds(1)).Select(one => one.Id));
        Assert.Equal((1, 30), (shares.Count, shares.Bytes));
    }

    private static int Rounds => Host.Rounds.Of(2_000, 100_000);
}
