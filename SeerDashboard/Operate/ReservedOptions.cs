using Microsoft.Extensions.Options;

namespace SeerDashboard.Operate;

/// <summary>Keys that have a meaning, but not in this version. Ignoring them in silence would promise what does not happen.</summary>
public sealed class ReservedOptions
{
    /// <summary><c>Retention:Days</c>: 0 keeps everything for ever, which is all that this version does.</summary>
    public string? RetentionDays { get; set; }

    /// <summary><c>Live:Redis</c>: the backplane of several nodes.</summary>
    public string? Redis { get; set; }
}

/// <summary>Stops the start where a reserved key is set.</summary>
internal sealed class ReservedOptionsCheck : IValidateOptions<ReservedOptions>
{
    public ValidateOptionsResult Validate(string? name, ReservedOptions options) => options switch
    {
        { RetentionDays: not (null or "" or "0") } => ValidateOptionsResult.Fail($"Retention:Days is '{options.RetentionDays}'; this version keeps everything, so it may be 0 or left out."),
        { Redis: not (null or "") } => ValidateOptionsResult.Fail("Live:Redis is set; this version runs as one node, so leave it out."),
        _ => ValidateOptionsResult.Success,
    };
}
