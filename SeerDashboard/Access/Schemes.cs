namespace SeerDashboard.Access;

/// <summary>Names of the authentication schemes.</summary>
public static class Schemes
{
    /// <summary>Chooses one of the others for each request.</summary>
    public const string Either = "Access";

    /// <summary>The browser's session.</summary>
    public const string Cookie = "Session";

    /// <summary><c>Authorization: Bearer KEY</c>.</summary>
    public const string ApiKey = "ApiKey";

    /// <summary>A team's own identity provider; only where <c>Access:Mode</c> asks for it.</summary>
    public const string OpenId = "OpenId";

    /// <summary>Everybody, where access is not secured.</summary>
    public const string Unsecured = "Unsecured";
}
