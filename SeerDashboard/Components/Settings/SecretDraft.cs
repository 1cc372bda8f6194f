using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Secrets;

namespace SeerDashboard.Components.Settings;

/// <summary>What is entered about an integration, before it is saved.</summary>
public sealed class SecretDraft
{
    /// <summary>Where Sentry is unless somebody hosts it.</summary>
    public const string SentryItself = "https://sentry.io";

    /// <summary>The integration's name here.</summary>
    public string Name { get; set; } = "sentry";

    /// <summary>Whether Sentry retries.</summary>
    public IntegrationKind Kind { get; set; }

    /// <summary>The client secret.</summary>
    public string Secret { get; set; } = "";

    /// <summary>The organisation's slug; may be empty.</summary>
    public string Organization { get; set; } = "";

    /// <summary>Address of this Sentry.</summary>
    public string BaseUrl { get; set; } = SentryItself;

    /// <summary>What is wrong with the name; null when it is right.</summary>
    public string? NameProblem =>
        Name.Trim() is not { Length: > 0 and <= 60 } name ? "Give it a name of at most 60 characters."
        : !name.All(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_' or '.') ? "Use letters, digits, “-”, “_” and “.”: the name is part of addresses."
        : name.Equals("samples", StringComparison.OrdinalIgnoreCase) ? "“samples” is taken by the sample runs."
        : null;

    /// <summary>What is wrong with the secret; null when it is right.</summary>
    public string? SecretProblem =>
        Secret.Trim() is not { Length: > 0 } secret ? "Paste the client secret. Sentry shows it on the page of the integration, under Credentials."
        : secret.Any(char.IsWhiteSpace) ? "A client secret has no spaces in it. Copy it once more."
        : secret.Length < ClientSecretRules.Shortest ? $"This has {secret.Length} characters; a client secret of Sentry has 64. Copy it whole."
        : null;

    /// <summary>What is wrong with the organisation; null when it is right.</summary>
    public string? OrganizationProblem =>
        Organization.Trim().All(each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each is '-' or '_')
            ? null
            : "The slug is the short name in Sentry's addresses: small letters, digits and “-”, such as acme.";

    /// <summary>What is wrong with the address; null when it is right.</summary>
    public string? BaseUrlProblem =>
        Uri.TryCreate(BaseUrl.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? null
            : $"Give the whole address, such as {SentryItself}.";

    /// <summary>Everything is right.</summary>
    public bool IsRight => NameProblem is null && SecretProblem is null && OrganizationProblem is null && BaseUrlProblem is null;

    /// <summary>Stores secret and place; gives the name it is stored under.</summary>
    /// <exception cref="ArgumentException">The store refuses the name, the secret or the place.</exception>
    public async Task<string> SaveAsync(IntegrationDirectory directory, CancellationToken cancel)
    {
        var (name, organization, url) = (Name.Trim(), Organization.Trim() is { Length: > 0 } slug ? slug : null, BaseUrl.Trim());
        await directory.AddSecretAsync(name, Kind, Secret.Trim(), organization, sample: false, cancel);
        // What comes from configuration has its place there; a second secret for a known integration must not empty what was said of it before.
        if (directory.Find(name) is { FromConfiguration: false } known)
            await directory.SetPlaceAsync(name, organization ?? known.Organization, url == SentryItself ? known.BaseUrl : url, cancel);
        return name;
    }

    /// <summary>The sentence alone, without the parameter's name that .NET adds.</summary>
    public static string Plain(ArgumentException wrong)
    {
        var added = $" (Parameter '{wrong.ParamName}')";
        return wrong.Message.EndsWith(added, StringComparison.Ordinal) ? wrong.Message[..^added.Length] : wrong.Message;
    }
}
