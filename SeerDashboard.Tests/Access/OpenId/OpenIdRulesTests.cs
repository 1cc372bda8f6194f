using SeerDashboard.Access.OpenId;

namespace SeerDashboard.Tests.Access.OpenId;

public sealed class OpenIdRulesTests
{
    [Theory]
    [InlineData("Authority", "login.example.com", "Access:OpenIdConnect:Authority is 'login.example.com'")]
    [InlineData("Authority", "http://login.example.com", "an address that begins with https://")]
    [InlineData("ClientId", " ", "Access:OpenIdConnect:ClientId is missing")]
    [InlineData("DefaultRole", "Owner", "Access:OpenIdConnect:DefaultRole is 'Owner'; it may be Viewer, Operator, Admin")]
    [InlineData("RoleClaim", "", "Access:OpenIdConnect:RoleClaim is empty")]
    public void Options_Wrong_AreNamed(string key, string value, string said)
    {
        var options = new OpenIdOptions { Authority = "https://login.example.com", ClientId = "seer" };
        typeof(OpenIdOptions).GetProperty(key)!.SetValue(options, value);
        Assert.Contains(said, Assert.Single(new OpenIdRules().Validate(null, options).Failures!), StringComparison.Ordinal);
    }
}
