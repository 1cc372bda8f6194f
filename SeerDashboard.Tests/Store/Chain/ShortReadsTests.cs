using CsCheck;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Tests.Store.Chain;

/// <summary>Many short reads give what one long read would.</summary>
public sealed class ShortReadsTests
{
    [Fact]
    public async Task Of_AnyRows_GivesEachOnceInOrder_AndNoReadHoldsMuch()
    {
        // Numbers with gaps, bodies from nothing to more than one read may hold.
        await Gen.Select(Gen.Int[1, 3], Gen.OneOf(Gen.Long[0, 100], Gen.Long[0, 6_000_000])).Array[0, 700].SampleAsync(async gaps =>
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

            Assert.Equal(log.Select(row => row.Id), await AllAsync((1, at), Read));
            Assert.All(reads, rows => Assert.InRange(rows, 0, 256));
        }, iter: 200);
    }

    [Fact]
    public async Task Of_RowsThatNothingIsFoundIn_LooksUpAllTheSame()
    {
        List<(long First, long Last)> reads = [];
        IEnumerable<(long, long, long)> Read((long First, long Last) bounds)
        {
            reads.Add(bounds);
            return [];
        }

        Assert.Empty(await AllAsync((1, 7_000), Read));
        Assert.Equal([(1, 2_000), (2_001, 4_000), (4_001, 6_000), (6_001, 7_000)], reads);
    }

    [Fact]
    public async Task Of_NobodyWaitsAnyMore_EndsAfterTheRead()
    {
        using var hangUp = new CancellationTokenSource();
        var reads = 0;
        IEnumerable<(long, long, long)> Read((long First, long Last) bounds)
        {
            reads++;
            hangUp.Cancel();
            return [];
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AllAsync((1, 100_000), Read, hangUp.Token));
        Assert.Equal(1, reads);
    }

    private static async Task<List<long>> AllAsync((long First, long Last) bounds, Func<(long First, long Last), IEnumerable<(long Id, long Bytes, long Row)>> read, CancellationToken? cancel = null)
    {
        List<long> all = [];
        await foreach (var row in ShortReads.OfAsync(bounds, read, cancel ?? TestContext.Current.CancellationToken))
            all.Add(row);
        return all;
    }
}
