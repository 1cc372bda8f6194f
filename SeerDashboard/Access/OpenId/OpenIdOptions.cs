namespace SeerDashboard.Access.OpenId;

/// <summary>A team's own identity provider (<c>Access:OpenIdConnect:*</c>); asked for by <c>Access:Mode</c> <c>OpenIdConnect</c>.</summary>
public sealed class OpenIdOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Access:OpenIdConnect";

    /// <summary>Address of the provider, as its discovery document has it; https, or a loopback address.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the provider calls this server.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>What this server proves itself with; empty for a public client, which proves itself by PKCE alone.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What the button says: "Sign in with …".</summary>
    public string DisplayName { get; set; } = "your account";

    /// <summary>Which claim says what somebody may do; it may be there several times, as for groups.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Which claim is shown as somebody's name; where it is missing, <c>preferred_username</c>, <c>email</c> and <c>sub</c> are tried in turn.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>What is asked for beside <c>openid</c>.</summary>
    public IList<string> Scopes { get; set; } = [];

    /// <summary>Which values of <see cref="RoleClaim"/> give which role: <c>Access:OpenIdConnect:Roles:Admin:0</c>. A role that is not listed is given by its own name.</summary>
    public IDictionary<string, IList<string>> Roles { get; set; } = new Dictionary<string, IList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The role of whoever signs in and has none of these; empty: they are turned away.</summary>
    public string DefaultRole { get; set; } = "";
}
