using SeerDashboard.Tests.Access.OpenId;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Access;

/// <summary>One app for all of these, where people sign in at a provider: that has the most endpoints.</summary>
public sealed class HostWithProvider : IAsyncLifetime
{
    public const string OperatorKey = "operator-key-for-tests-01";

    private SmallProvider _provider = null!;

    public DashboardHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await SmallProvider.StartAsync();
        Host = new(new Dictionary<string, string?>
        {
            ["Access:Mode"] = "OpenIdConnect",
            ["Access:OpenIdConnect:Authority"] = _provider.Address,
            ["Access:OpenIdConnect:ClientId"] = SmallProvider.ClientId,
            ["Access:ApiKeys:2:Name"] = "operator",
            ["Access:ApiKeys:2:Key"] = OperatorKey,
            ["Access:ApiKeys:2:Role"] = "Operator",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _provider.DisposeAsync();
    }
}
