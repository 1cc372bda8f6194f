using System.Net;
using CsCheck;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Tests.Notify.Outgoing;

public sealed class ReservedAddressesTests
{
    /// <summary>Ends of every network that is not on the public internet, and the forms in IPv6 that carry such addresses.</summary>
    public static TheoryData<string> Reserved { get; } =
    [
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "100.100.100.200", "127.0.0.1", "127.255.255.255", "168.63.129.16", "169.254.0.0", "169.254.169.254", "169.254.255.255",
        "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.7",
        "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::2", "fc00::1", "fdff::1", "fd00:ec2::254", "fe80::1", "febf::1", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1", "3fff:fff::1", "2001:2::1", "2001:10::1", "2001:20::1", "100::1", "5f00::1", "4000::1", "64:ff9b:1::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "::127.0.0.1", "::10.1.2.3", "::8.8.8.8",
        "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254",
        "2002:7f00:1::1", "2002:a00:1::", "2002:a9fe:a9fe::1",
        "2001::1:2:3", "2001:0:7f00:1::", "2001:0:808:808:0:0:80ff:fffe", "2001:0:808:808:0:0:f5ff:fffe",
        "2600:1::5efe:a00:1", "2600:1::200:5efe:7f00:1",
    ];

    public static TheoryData<string> Public { get; } =
    [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "::ffff:1.2.3.4", "2001:4860:4860::8888", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2600:1::5efe:808:808",
    ];

    [Theory]
    [MemberData(nameof(Reserved))]
    public void Address_ThatIsNotOnTheInternet_IsToldApart(string address) => Assert.NotNull(ReservedAddresses.What(IPAddress.Parse(address)));

    [Theory]
    [MemberData(nameof(Public))]
    public void Address_OnTheInternet_IsNone(string address) => Assert.Null(ReservedAddresses.What(IPAddress.Parse(address)));

    [Fact]
    public void Address_CarriedInAnyForm_IsAsReservedAsItIsAlone() => Gen.UInt.Sample(
        number =>
        {
            byte[] four = [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
            var alone = ReservedAddresses.What(new IPAddress(four)) is not null;
            byte[][] forms =
            [
                [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. four],
                [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, .. four],
                [0x20, 0x02, .. four, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
                [0x20, 0x01, 0, 0, 8, 8, 8, 8, 0, 0, 0, 0, .. four.Select(each => (byte)~each)],
            ];
            Assert.All(forms, form => Assert.Equal(alone, ReservedAddresses.What(new IPAddress(form)) is not null));
        },
        iter: Host.Rounds.Of(2_000, 200_000));
}
