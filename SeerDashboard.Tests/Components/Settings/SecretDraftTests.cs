using SeerDashboard.Components.Settings;

namespace SeerDashboard.Tests.Components.Settings;

public sealed class SecretDraftTests
{
    private const string Secret = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Fact]
    public void Draft_OnlyTheSecretFilledIn_IsRight() => Assert.True(new SecretDraft { Secret = Secret }.IsRight);

    [Theory]
    [InlineData("", "Paste the client secret")]
    [InlineData("   ", "Paste the client secret")]
    [InlineData("9f86d081884c7d65 9a2feaa0c55ad015", "A client secret has no spaces")]
    [InlineData("9f86d081", "This has 8 characters")]
    public void Secret_Wrong_SaysWhy(string secret, string expected)
    {
        var draft = new SecretDraft { Secret = secret };
        Assert.StartsWith(expected, draft.SecretProblem, StringComparison.Ordinal);
        Assert.False(draft.IsRight);
    }

    [Theory]
    [InlineData("", "Give it a name")]
    [InlineData("my sentry", "Use letters")]
    [InlineData("a/b", "Use letters")]
    [InlineData("Samples", "“samples” is taken")]
    public void Name_Wrong_SaysWhy(string name, string expected)
    {
        var draft = new SecretDraft { Secret = Secret, Name = name };
        Assert.StartsWith(expected, draft.NameProblem, StringComparison.Ordinal);
        Assert.False(draft.IsRight);
    }

    [Theory]
    [InlineData("acme", true)]
    [InlineData("", true)]
    [InlineData("acme-2", true)]
    [InlineData("Acme Inc", false)]
    [InlineData("https://acme.sentry.io", false)]
    public void Organization_OnlyASlug_IsTaken(string slug, bool right) =>
        Assert.Equal(right, new SecretDraft { Secret = Secret, Organization = slug } is { OrganizationProblem: null, IsRight: true });

    [Theory]
    [InlineData("https://sentry.acme.dev", true)]
    [InlineData("sentry.acme.dev", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("", false)]
    public void BaseUrl_OnlyAWebAddress_IsTaken(string url, bool right) =>
        Assert.Equal(right, new SecretDraft { Secret = Secret, BaseUrl = url } is { BaseUrlProblem: null, IsRight: true });

    [Theory]
    [InlineData("Another integration has this secret already.")]
    public void Plain_TextOfAnArgumentException_HasNoParameterName(string secret) =>
        Assert.Equal(secret, SecretDraft.Plain(new ArgumentException(secret, nameof(secret))));
}
