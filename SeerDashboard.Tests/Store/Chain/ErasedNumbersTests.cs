using SeerDashboard.Store.Chain;

namespace SeerDashboard.Tests.Store.Chain;

public sealed class ErasedNumbersTests
{
    [Theory]
    [InlineData(new long[0], "")]
    [InlineData(new long[] { 3 }, "3")]
    [InlineData(new long[] { 3, 7, 8, 9 }, "3, 7-9")]
    [InlineData(new long[] { 1, 2, 4, 6, 8, 9 }, "1-2, 4, 6 and 1 more ranges")]
    public void Words_OfNumbers_AreRanges(long[] numbers, string expected)
    {
        var erased = new ErasedNumbers();
        Array.ForEach(numbers, erased.Add);
        Assert.Equal((numbers.Length, expected), (erased.Count, erased.Words(3)));
    }
}
