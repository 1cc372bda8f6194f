using Microsoft.Extensions.Options;

namespace SeerDashboard.Operate;

/// <summary>Keys that have a meaning, but not in this version. Ignoring them in silence would promise what does not happen.</summary>
public sealed class ReservedOptions
{
    /// <summary><c>Live:Redis</c>: the backplane of several nodes.</summary>
    public string? Redis { get; set; }
}

/// <summary>Stops the start where a reserved key is set.</summary>
internal sealed class ReservedOptionsCheck : IValidateOptions<ReservedOptions>
{
    public ValidateOptionsResult Validate(string? name, ReservedOptions options) => options switch
    {
        { Redis: not (null or "") } => ValidateOptionsResult.Fail("Live:Redis is set; this version runs as one node, so leave it out."),
        _ => ValidateOptionsResult.Success,
    };
}
