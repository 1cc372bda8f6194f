using SeerDashboard.Store;

namespace SeerDashboard.Tests.Store;

public sealed class SentryOptionsTests
{
    private const string Secret = "a-client-secret-for-tests";

    [Fact]
    public void Validate_OneSecretInTwoIntegrations_NamesTheKeyAndNotTheSecret()
    {
        var failure = Check([Secret], ["another-client-secret", $" {Secret} "]);

        Assert.StartsWith("Sentry:Integrations:1:ClientSecrets ", failure, StringComparison.Ordinal);
        Assert.Contains("'one'", failure, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SecretsOfTheirOwn_AreTaken() => Assert.Null(Check([Secret, Secret], ["short"]));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a secret that was copied badly", "has a space")]
    public void Validate_WhatNoSecretIs_NamesTheKeyAndNotTheSecret(string wrong, string expected)
    {
        var failure = Check([Secret], ["another-client-secret", wrong]);
        Assert.StartsWith("Sentry:Integrations:1:ClientSecrets:1 ", failure, StringComparison.Ordinal);
        Assert.Contains(expected, failure, StringComparison.Ordinal);
        if (wrong.Length > 0)
            Assert.DoesNotContain(wrong, failure, StringComparison.Ordinal);
    }

    private static string? Check(string[] one, string[] two) => new SentryOptionsCheck().Validate(null, new()
    {
        Integrations = [new() { Name = "one", ClientSecrets = one }, new() { Name = "two", ClientSecrets = two }],
    }).FailureMessage;
}
