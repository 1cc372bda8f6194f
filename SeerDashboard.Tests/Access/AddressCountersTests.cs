using System.Net;
using CsCheck;
using SeerDashboard.Access;

namespace SeerDashboard.Tests.Access;

/// <summary>However many addresses ask, the counters stay as few as they are.</summary>
public sealed class AddressCountersTests
{
    [Fact]
    public void Of_AnyAddress_IsOneOfThem() =>
        Gen.Byte.Array[16].Sample(bytes => AddressCounters.Of(new IPAddress(bytes)) is >= 0 and < AddressCounters.Count);

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff")]
    [InlineData("203.0.113.9", "::ffff:203.0.113.9")]
    public void Of_OneSender_IsTheSame(string one, string other) =>
        Assert.Equal(AddressCounters.Of(IPAddress.Parse(one)), AddressCounters.Of(IPAddress.Parse(other)));

    [Fact]
    public void Of_ManySenders_SpreadsThem() =>
        Assert.InRange(Enumerable.Range(0, 10_000).Select(each => AddressCounters.Of(new IPAddress(each))).Distinct().Count(), AddressCounters.Count / 2, AddressCounters.Count);
}
