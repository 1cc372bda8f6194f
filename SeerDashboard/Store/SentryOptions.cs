using Microsoft.Extensions.Options;
using SeerDashboard.Runs;
using SeerDashboard.Store.Secrets;

namespace SeerDashboard.Store;

/// <summary>The integrations that configuration names (<c>Sentry</c>).</summary>
public sealed class SentryOptions
{
    /// <summary><c>Sentry:Integrations</c>.</summary>
    public IReadOnlyList<IntegrationOptions> Integrations { get; set; } = [];
}

/// <summary>One entry of <c>Sentry:Integrations</c>.</summary>
public sealed class IntegrationOptions
{
    /// <summary><c>…:Name</c>, recorded with every delivery.</summary>
    public string Name { get; set; } = "";

    /// <summary><c>…:Kind</c>: <c>Internal</c> or <c>Published</c>.</summary>
    public string Kind { get; set; } = nameof(IntegrationKind.Internal);

    /// <summary><c>…:ClientSecrets</c>: all are accepted, so that a secret can be rotated.</summary>
    public IReadOnlyList<string> ClientSecrets { get; set; } = [];

    /// <summary><c>…:Organization</c>: slug, for links.</summary>
    public string? Organization { get; set; }

    /// <summary><c>…:BaseUrl</c>.</summary>
    public string BaseUrl { get; set; } = "https://sentry.io";

    /// <summary><c>…:AuthToken</c>: only for reading and steering through Sentry's API.</summary>
    public string? AuthToken { get; set; }
}

/// <summary>Says what a wrong <c>Sentry</c> value may be.</summary>
internal sealed class SentryOptionsCheck : IValidateOptions<SentryOptions>
{
    public ValidateOptionsResult Validate(string? name, SentryOptions options)
    {
        for (var at = 0; at < options.Integrations.Count; at++)
        {
            var (key, one) = ($"Sentry:Integrations:{at}", options.Integrations[at]);
            if (string.IsNullOrWhiteSpace(one.Name))
                return ValidateOptionsResult.Fail($"{key}:Name is missing; it may be any short name, such as 'acme'.");
            if (options.Integrations.Take(at).Any(other => string.Equals(other.Name, one.Name, StringComparison.OrdinalIgnoreCase)))
                return ValidateOptionsResult.Fail($"{key}:Name '{one.Name}' is used twice; each integration needs a name of its own.");
            if (!Enum.TryParse<IntegrationKind>(one.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
                return ValidateOptionsResult.Fail($"{key}:Kind is '{one.Kind}'; it may be Internal or Published.");
            if (one.ClientSecrets.Select((secret, index) => (Problem: ClientSecretRules.Problem(secret, shortest: 1), index)).FirstOrDefault(each => each.Problem is not null) is ({ } problem, var wrong))
                return ValidateOptionsResult.Fail($"{key}:ClientSecrets:{wrong} {problem}; it may be the client secret that Sentry shows for the integration, copied whole.");
            if (Shared(options.Integrations, at) is { } shared)
                return ValidateOptionsResult.Fail($"{key}:ClientSecrets has a secret that '{shared}' has too; the secret tells who sent a delivery, so it may stand in one integration only.");
            if (one.Organization is { } slug && !slug.All(each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each is '-' or '_'))
                return ValidateOptionsResult.Fail($"{key}:Organization is '{slug}'; it may be the slug in Sentry's addresses, such as acme: small letters, digits and '-'.");
            if (!WebAddress.IsWeb(one.BaseUrl))
                return ValidateOptionsResult.Fail($"{key}:BaseUrl is '{one.BaseUrl}'; it may be an http or https address, such as https://sentry.io.");
        }

        return ValidateOptionsResult.Success;
    }

    /// <summary>An earlier integration with one of the secrets of the one at <paramref name="at"/>; compared as they are used.</summary>
    private static string? Shared(IReadOnlyList<IntegrationOptions> integrations, int at) => integrations.Take(at)
        .FirstOrDefault(other => other.ClientSecrets.Select(secret => secret.Trim()).Intersect(integrations[at].ClientSecrets.Select(secret => secret.Trim()), StringComparer.Ordinal).Any())?.Name;
}

/// <summary>Addresses that may become links.</summary>
internal static class WebAddress
{
    /// <summary>Absolute, http or https.</summary>
    public static bool IsWeb(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
