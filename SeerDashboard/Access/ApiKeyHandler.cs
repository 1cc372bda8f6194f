using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Access;

/// <summary>Reads <c>Authorization: Bearer KEY</c>; for the feed also the key as a password, since feed readers know nothing else.</summary>
public sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Bearer = "Bearer ";

    private const string Basic = "Basic ";

    /// <summary>Whether the request carries a key at all.</summary>
    internal static bool IsUsed(HttpRequest request) => Key(request) is not null;

    private static string? Key(HttpRequest request)
    {
        var sent = request.Headers.Authorization.ToString();
        return sent.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? sent[Bearer.Length..].Trim()
            : request.Path.Equals("/feed.atom", StringComparison.OrdinalIgnoreCase) && sent.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? Password(sent[Basic.Length..].Trim())
            : null;
    }

    /// <summary>RFC 7617: what follows the first colon; the name before it says nothing here. What cannot be read is a key that nobody has.</summary>
    private static string Password(string sent)
    {
        var bytes = new byte[sent.Length];
        return Convert.TryFromBase64String(sent, bytes, out var count) && Encoding.UTF8.GetString(bytes, 0, count) is var both && both.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? both[(colon + 1)..] : "";
    }

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Key(Request) is not { } key)
            return AuthenticateResult.NoResult();
        if (await keys.FindAsync(key, Context.RequestAborted) is not { } who)
            return AuthenticateResult.Fail("The key is not known.");
        if (who.FindFirst(People.KeyClaim)?.Value is { } id)
            keys.Used(id);
        return AuthenticateResult.Success(new(who, Scheme.Name));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Refusals.ChallengeAsync(Context);

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusals.ForbidAsync(Context);
}
