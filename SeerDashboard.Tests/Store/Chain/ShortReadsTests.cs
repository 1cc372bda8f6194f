using CsCheck;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Tests.Store.Chain;

/// <summary>Many short reads give what one long read would.</summary>
public sealed class ShortReadsTests
{
    [Fact]
    public void Of_AnyRows_GivesEachOnceInOrder_AndNoReadHoldsMuch()
    {
        // Numbers with gaps, bodies from nothing to more than one read may hold.
        Gen.Select(Gen.Int[1, 3], Gen.OneOf(Gen.Long[0, 100], Gen.Long[0, 6_000_000])).Array[0, 700].Sample(gaps =>
        {
            var at = 0L;
            List<(long Id, long Bytes)> log = [.. gaps.Select(gap => (at += gap.Item1, gap.Item2))];
            List<long> reads = [];
            IEnumerable<(long, long, long)> Read((long First, long Last) bounds)
            {
                var held = 0L;
                reads.Add(0);
                foreach (var (id, bytes) in log.Where(row => row.Id >= bounds.First && row.Id <= bounds.Last))
                {
                    Assert.True(held < 4 * 1024 * 1024, "A read goes on though it holds enough.");
                    (held, reads[^1]) = (held + bytes, reads[^1] + 1);
                    yield return (id, bytes, id);
                }
            }

            Assert.Equal(log.Select(row => row.Id), ShortReads.Of((1, at), Read));
            Assert.All(reads, rows => Assert.InRange(rows, 0, 256));
        }, iter: 200);
    }
}
