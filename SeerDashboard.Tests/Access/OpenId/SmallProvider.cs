using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SeerDashboard.Tests.Access.OpenId;

/// <summary>
/// A small OpenID Connect provider on loopback: discovery, keys, authorization code with PKCE, user info, sign-out. Whoever comes is signed in at
/// once; a test says what their token holds, and what is wrong with it.
/// </summary>
internal sealed class SmallProvider : IAsyncDisposable
{
    public const string ClientId = "seer-dashboard";
    public const string ClientSecret = "a-client-secret-of-the-provider";

    private static readonly string[] Code = ["code"];
    private static readonly string[] Public = ["public"];
    private static readonly string[] Algorithms = ["RS256"];

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _another = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Asked> _codes = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private SmallProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            userinfo_endpoint = $"{Address}/userinfo",
            end_session_endpoint = $"{Address}/end",
            jwks_uri = $"{Address}/keys",
            response_types_supported = Code,
            subject_types_supported = Public,
            id_token_signing_alg_values_supported = Algorithms,
        }));
        _app.MapGet("/keys", Keys);
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", TokenAsync);
        _app.MapGet("/userinfo", () => Results.Json(new { sub = Subject, email = "ada@example.com" }));
    }

    /// <summary>Its address, and what it calls itself.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Who signs in.</summary>
    public string Subject { get; set; } = "subject-1";

    /// <summary>What the token says beside who it is.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["name"] = "Ada Lovelace", ["groups"] = new[] { "everybody", "seer-admins" } };

    /// <summary>What is wrong with the token.</summary>
    public TokenFault Fault { get; set; }

    /// <summary>How often a code was changed for a token.</summary>
    public int Tokens { get; private set; }

    public static async Task<SmallProvider> StartAsync()
    {
        var provider = new SmallProvider();
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
        _another.Dispose();
    }

    private IResult Keys()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(includePrivateParameters: false)) { KeyId = "one" });
        return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = "one", use = "sig", alg = "RS256", n = key.N, e = key.E } } });
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        string back = query["redirect_uri"].ToString(), state = query["state"].ToString();
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["nonce"].ToString().Length == 0)
            return Results.BadRequest("The request lacks what it has to have.");
        if (Fault == TokenFault.Denied)
            return Results.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = state }));
        var code = RandomNumberGenerator.GetHexString(32);
        _codes[code] = new(query["nonce"].ToString(), query["code_challenge"].ToString(), back);
        return Results.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["code"] = code, ["state"] = state }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        Tokens++;
        // A code is good once, for whoever asked for it.
        if (form["client_secret"] != ClientSecret || !_codes.TryRemove(form["code"].ToString(), out var asked) || asked.Back != form["redirect_uri"]
            || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        return Results.Json(new { access_token = "an-access-token", token_type = "Bearer", expires_in = 300, id_token = IdToken(asked.Nonce) });
    }

    private string IdToken(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var ends = Fault == TokenFault.Expired ? now.AddMinutes(-10) : now.AddMinutes(5);
        var key = new RsaSecurityKey(Fault == TokenFault.OtherKey ? _another : _rsa) { KeyId = "one" };
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Fault == TokenFault.OtherIssuer ? "https://another.example.com" : Address,
            Audience = Fault == TokenFault.OtherAudience ? "another-client" : ClientId,
            IssuedAt = ends.AddMinutes(-5),
            NotBefore = ends.AddMinutes(-5),
            Expires = ends,
            Claims = new Dictionary<string, object>(Claims) { ["sub"] = Subject, ["nonce"] = Fault == TokenFault.OtherNonce ? "a-nonce-of-somebody-else" : nonce },
            SigningCredentials = new(key, SecurityAlgorithms.RsaSha256),
        });
        return Fault == TokenFault.Unsigned ? Unsigned(token) : token;
    }

    /// <summary>The same claims, by nobody: <c>"alg":"none"</c>.</summary>
    private static string Unsigned(string token) => $"{WebEncoders.Base64UrlEncode("""{"alg":"none","typ":"JWT"}"""u8.ToArray())}.{token.Split('.')[1]}.";

    private sealed record Asked(string Nonce, string Challenge, string Back);
}
