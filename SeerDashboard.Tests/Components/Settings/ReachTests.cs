using SeerDashboard.Components.Settings;

namespace SeerDashboard.Tests.Components.Settings;

public sealed class ReachTests
{
    [Theory]
    [InlineData("https://seer.acme.dev", ReachProblem.None)]
    [InlineData("https://seer.acme.dev:8443/seer", ReachProblem.None)]
    [InlineData("https://203.0.113.9", ReachProblem.None)]
    [InlineData("https://172.32.0.1", ReachProblem.None)]
    [InlineData("https://[2001:db8::1]", ReachProblem.None)]
    [InlineData("http://seer.acme.dev", ReachProblem.Http)]
    [InlineData("http://203.0.113.9:5080", ReachProblem.Http)]
    [InlineData("http://127.0.0.1:5080", ReachProblem.Loopback)]
    [InlineData("https://127.9.9.9", ReachProblem.Loopback)]
    [InlineData("http://localhost:5080", ReachProblem.Loopback)]
    [InlineData("https://seer.localhost", ReachProblem.Loopback)]
    [InlineData("http://[::1]:5080", ReachProblem.Loopback)]
    [InlineData("http://0.0.0.0:5080", ReachProblem.Loopback)]
    [InlineData("https://10.1.2.3", ReachProblem.Private)]
    [InlineData("https://172.16.0.1", ReachProblem.Private)]
    [InlineData("https://172.31.255.255", ReachProblem.Private)]
    [InlineData("http://192.168.1.20:5080", ReachProblem.Private)]
    [InlineData("https://169.254.0.1", ReachProblem.Private)]
    [InlineData("https://100.64.0.1", ReachProblem.Private)]
    [InlineData("https://[fd00::1]", ReachProblem.Private)]
    [InlineData("https://[fe80::1]", ReachProblem.Private)]
    [InlineData("https://[::ffff:10.0.0.1]", ReachProblem.Private)]
    [InlineData("https://seer", ReachProblem.Private)]
    [InlineData("https://seer.local", ReachProblem.Private)]
    [InlineData("https://seer.corp.internal", ReachProblem.Private)]
    public void Address_Each_ShowsItsFirstProblem(string address, ReachProblem expected) => Assert.Equal(expected, Reach.Of(new Uri(address)));
}
