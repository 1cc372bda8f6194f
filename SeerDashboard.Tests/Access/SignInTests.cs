using System.Net;
using SeerDashboard.Access;

namespace SeerDashboard.Tests.Access;

public sealed class SignInTests
{
    [Theory]
    [InlineData("/runs/12?tab=cause", "/runs/12?tab=cause")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("~/runs", "/")]
    [InlineData("/runs\n//evil.example", "/")]
    [InlineData("runs", "/")]
    [InlineData("/login?t=x", "/")]
    public void Target_OnlyAPageOfThisServer_IsFollowed(string? returnUrl, string expected) => Assert.Equal(expected, SignIn.Target(returnUrl));

    [Fact]
    public void Attempts_TenFailures_AreFollowedByARefusalForThisAddressOnly()
    {
        using var attempts = new SignInAttempts();
        var one = IPAddress.Parse("203.0.113.7");
        for (var failure = 0; failure < SignInAttempts.PerMinute; failure++)
        {
            Assert.True(attempts.MayTry(one));
            attempts.Failed(one);
        }

        Assert.False(attempts.MayTry(one));
        Assert.False(attempts.MayTry(IPAddress.Parse("::ffff:203.0.113.7")));
        // Some addresses share a counter, not all.
        Assert.Contains(Enumerable.Range(1, 8), last => attempts.MayTry(IPAddress.Parse($"198.51.100.{last}")));
    }

    [Fact]
    public void Attempts_OneIPv6Network_HasOneCounter()
    {
        using var attempts = new SignInAttempts();
        for (var failure = 0; failure < SignInAttempts.PerMinute; failure++)
            attempts.Failed(IPAddress.Parse($"2001:db8:1:2::{failure + 1}"));
        Assert.False(attempts.MayTry(IPAddress.Parse("2001:db8:1:2:ffff::1")));
    }

    [Fact]
    public void Attempts_OnlyLooking_CountsNothing()
    {
        using var attempts = new SignInAttempts();
        for (var look = 0; look < 3 * SignInAttempts.PerMinute; look++)
            Assert.True(attempts.MayTry(IPAddress.Loopback));
    }

    [Fact]
    public void Hash_OfASecret_MatchesOnlyItself()
    {
        var hash = SecretHash.Of("a secret of somebody");
        Assert.True(hash.Matches(SecretHash.Of("a secret of somebody")));
        Assert.False(hash.Matches(SecretHash.Of("a secret of somebodx")));
        Assert.True(SecretHash.Stored(hash.Hex)!.Value.Matches(hash));
        Assert.Null(SecretHash.Stored("a secret of somebody"));
        Assert.Null(SecretHash.Stored(null));
    }

    [Theory]
    [InlineData("Viewer", true, false, false)]
    [InlineData("Operator", true, true, false)]
    [InlineData("Admin", true, true, true)]
    public void Role_Each_IncludesTheLesserOnes(string role, bool viewer, bool @operator, bool admin)
    {
        Assert.Equal(viewer, Roles.AtLeast(Roles.Viewer).Contains(role));
        Assert.Equal(@operator, Roles.AtLeast(Roles.Operator).Contains(role));
        Assert.Equal(admin, Roles.AtLeast(Roles.Admin).Contains(role));
    }
}
