using Microsoft.AspNetCore.Authorization;
using SeerDashboard.Access;

namespace SeerDashboard.Tests.Access;

public sealed class RolesTests(SignInWallTests.OneHost host) : IClassFixture<SignInWallTests.OneHost>
{
    [Theory]
    [InlineData(Roles.Viewer, Roles.Viewer, true)]
    [InlineData(Roles.Viewer, Roles.Operator, false)]
    [InlineData(Roles.Viewer, Roles.Admin, false)]
    [InlineData(Roles.Operator, Roles.Viewer, true)]
    [InlineData(Roles.Operator, Roles.Operator, true)]
    [InlineData(Roles.Operator, Roles.Admin, false)]
    [InlineData(Roles.Admin, Roles.Viewer, true)]
    [InlineData(Roles.Admin, Roles.Operator, true)]
    [InlineData(Roles.Admin, Roles.Admin, true)]
    public async Task Policy_Each_IsHeldByItsRoleAndTheGreaterOnes(string role, string policy, bool allowed) =>
        Assert.Equal(allowed, (await host.Host.Get<IAuthorizationService>().AuthorizeAsync(People.WithKey("somebody", role), policy)).Succeeded);
}
