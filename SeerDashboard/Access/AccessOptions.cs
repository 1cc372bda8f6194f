namespace SeerDashboard.Access;

/// <summary>How people prove who they are (<c>Access:Mode</c>).</summary>
public enum AccessMode
{
    /// <summary>One access token, or a one-time link made with it; whoever has it is Admin.</summary>
    BrowserToken,

    /// <summary>Everybody who reaches the server is Admin.</summary>
    Unsecured,

    /// <summary>A team's own identity provider.</summary>
    OpenIdConnect,
}

/// <summary>Who may look (CONTRACT.md, "Configuration", <c>Access:*</c>). Checked at start by <see cref="AccessOptionsRules"/>.</summary>
public sealed class AccessOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Access";

    /// <summary><c>Access:Mode</c> as written: a text, so that a wrong one can be named in our own words.</summary>
    public string Mode { get; set; } = nameof(AccessMode.BrowserToken);

    /// <summary>The access token, when it is not to be generated; at least <see cref="AccessOptionsRules.ShortestSecret"/> characters.</summary>
    public string? BrowserToken { get; set; }

    /// <summary>A browser's session ends after so many days without use.</summary>
    public int SessionIdleDays { get; set; } = 7;

    /// <summary>A browser's session ends after so many days, however much it is used.</summary>
    public int SessionLongestDays { get; set; } = 30;

    /// <summary>Keys for programs.</summary>
    public IList<ApiKeyOptions> ApiKeys { get; set; } = [];

    /// <summary><c>Access:UnsecuredOnAnyAddress</c>: an unsecured server may listen where others reach it, for something in front of it decides who may look.</summary>
    public bool UnsecuredOnAnyAddress { get; set; }

    /// <summary><c>Access:ApiRequestsPerMinute</c>: so often one key, or one address without a known key, may ask the API.</summary>
    public int ApiRequestsPerMinute { get; set; } = 3000;

    /// <summary>The mode; valid once the options were checked.</summary>
    public AccessMode Kind => Enum.Parse<AccessMode>(Mode, ignoreCase: true);
}

/// <summary>One entry of <c>Access:ApiKeys</c>.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>Whose key it is; shown as the name of who did something.</summary>
    public string Name { get; set; } = "";

    /// <summary>What is sent as <c>Authorization: Bearer KEY</c>.</summary>
    public string Key { get; set; } = "";

    /// <summary>One of <see cref="Roles"/>.</summary>
    public string Role { get; set; } = "";
}
