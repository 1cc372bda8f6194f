using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Access;

/// <summary>Reads <c>Authorization: Bearer KEY</c>.</summary>
public sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Bearer = "Bearer ";

    /// <summary>Whether the request carries a key at all.</summary>
    internal static bool IsUsed(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        !IsUsed(Request) ? AuthenticateResult.NoResult()
        : keys.Find(Request.Headers.Authorization.ToString()[Bearer.Length..].Trim()) is { } who ? AuthenticateResult.Success(new(who, Scheme.Name))
        : AuthenticateResult.Fail("The key is not known."));

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Refusals.ChallengeAsync(Context);

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusals.ForbidAsync(Context);
}
