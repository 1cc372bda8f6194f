using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Access;

/// <summary>Lets everybody in as Admin, where <c>Access:Mode</c> asks for it; by the name that their browser remembers.</summary>
public sealed class UnsecuredHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, NameCookie names)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.Success(new(People.Anybody(names.Read(Request)), Scheme.Name)));
}
