using SeerDashboard.Access;

namespace SeerDashboard.Tests.Access;

public sealed class AccessOptionsRulesTests
{
    private static ApiKeyOptions Key(string name = "ci", string key = "0123456789abcdef", string role = "Viewer") => new() { Name = name, Key = key, Role = role };

    private static string[] Wrong(AccessOptions options) => [.. new AccessOptionsRules().Validate(name: null, options).Failures ?? []];

    [Fact]
    public void Options_Defaults_AreRight() => Assert.Empty(Wrong(new()));

    [Theory]
    [InlineData("BrowserToken", AccessMode.BrowserToken)]
    [InlineData("unsecured", AccessMode.Unsecured)]
    public void Mode_Known_IsTakenInAnyCase(string mode, AccessMode expected)
    {
        var options = new AccessOptions { Mode = mode };
        Assert.Empty(Wrong(options));
        Assert.Equal(expected, options.Kind);
    }

    [Theory]
    [InlineData("Open")]
    [InlineData("1")]
    [InlineData("")]
    public void Mode_Unknown_NamesKeyAndChoices(string mode) =>
        Assert.Equal([$"Access:Mode is '{mode}'; it may be BrowserToken (default), OpenIdConnect or Unsecured."], Wrong(new() { Mode = mode }));

    [Theory]
    [InlineData(0, 30, "Access:SessionIdleDays is 0; it may be a whole number of days from 1 to 366.")]
    [InlineData(7, 367, "Access:SessionLongestDays is 367; it may be a whole number of days from 1 to 366.")]
    [InlineData(8, 7, "Access:SessionIdleDays is 8; it may be at most Access:SessionLongestDays, which is 7.")]
    public void Sessions_OfAWrongLength_AreNamed(int idle, int longest, string said) => Assert.Equal([said], Wrong(new() { SessionIdleDays = idle, SessionLongestDays = longest }));

    [Fact]
    public void BrowserToken_Short_SaysHowLongWithoutShowingIt()
    {
        var line = Assert.Single(Wrong(new() { BrowserToken = "hunter2" }));
        Assert.StartsWith("Access:BrowserToken has 7 characters", line, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", line, StringComparison.Ordinal);
    }

    [Fact]
    public void ApiKey_Right_IsTaken() => Assert.Empty(Wrong(new() { ApiKeys = [Key(), Key("bot", "fedcba9876543210", "Admin")] }));

    [Theory]
    [InlineData("", "0123456789abcdef", "Viewer", "Access:ApiKeys:0:Name is missing")]
    [InlineData("ci", "0123456789abcde", "Viewer", "Access:ApiKeys:0:Key has 15 characters")]
    [InlineData("ci", "0123456789 abcdef", "Viewer", "Access:ApiKeys:0:Key has a space")]
    [InlineData("ci", "0123456789abcdef", "viewer", "Access:ApiKeys:0:Role is 'viewer'; it may be Viewer, Operator, Admin.")]
    [InlineData("ci", "0123456789abcdef", "", "Access:ApiKeys:0:Role is ''; it may be Viewer, Operator, Admin.")]
    public void ApiKey_Wrong_NamesThePart(string name, string key, string role, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Wrong(new() { ApiKeys = [Key(name, key, role)] })), StringComparison.Ordinal);

    [Fact]
    public void ApiKeys_SameName_NamesTheSecond() =>
        Assert.StartsWith("Access:ApiKeys:1:Name is 'ci' for a second time", Assert.Single(Wrong(new() { ApiKeys = [Key(), Key(key: "fedcba9876543210")] })), StringComparison.Ordinal);

    [Fact]
    public void ApiKeys_SameKey_NamesTheSecondWithoutShowingIt()
    {
        var line = Assert.Single(Wrong(new() { ApiKeys = [Key(), Key("bot")] }));
        Assert.StartsWith("Access:ApiKeys:1:Key is the same as another", line, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_ManyWrong_AreAllSaid() => Assert.Equal(3, Wrong(new() { Mode = "x", BrowserToken = "y", ApiKeys = [Key(role: "z")] }).Length);

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("https://seer.acme.dev", true)]
    [InlineData("http://10.0.0.5:5080/seer/", true)]
    [InlineData("seer.acme.dev", false)]
    [InlineData("ftp://seer.acme.dev", false)]
    [InlineData("https://seer.acme.dev/?a=b", false)]
    [InlineData("/seer", false)]
    public void PublicUrl_OnlyAnAddress_IsTaken(string? url, bool right)
    {
        var result = new PublicAddressRules().Validate(name: null, new() { PublicUrl = url });
        Assert.Equal(right, result.Succeeded);
        Assert.Equal(right, result.FailureMessage is null);
    }
}
