using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Access;

public sealed class SessionCookieTests
{
    [Fact]
    public async Task Cookie_OfTwoServersOnOneHost_HasTwoNames()
    {
        await using var one = new DashboardHost();
        await using var other = new DashboardHost();
        Assert.NotEqual(await NameAsync(one), await NameAsync(other));
    }

    private static async Task<string> NameAsync(DashboardHost host)
    {
        using var answer = await host.Anonymous.GetAsync("/login?t=browser-token-for-tests-000001", TestContext.Current.CancellationToken);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), text => text.StartsWith("seer-", StringComparison.Ordinal));
        return cookie[..cookie.IndexOf('=', StringComparison.Ordinal)];
    }
}
