using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>When a run needs a look (<c>Runs</c>).</summary>
public sealed class RunsOptions
{
    /// <summary>Floor for "no word", in minutes; otherwise three times the p95 of that step.</summary>
    public double QuietAfterMinutes { get; set; } = 10;

    /// <summary>Without news from the Git host an opened pull request leaves "Ready for review" after so many days.</summary>
    public int ReviewAgesOutDays { get; set; } = 7;
}

/// <summary>Says what a wrong <c>Runs</c> value may be.</summary>
internal sealed class RunsOptionsCheck : IValidateOptions<RunsOptions>
{
    public ValidateOptionsResult Validate(string? name, RunsOptions options) => options switch
    {
        { QuietAfterMinutes: not (> 0 and <= 1440) } => ValidateOptionsResult.Fail($"Runs:QuietAfterMinutes is {options.QuietAfterMinutes}; it may be more than 0 and at most 1440 minutes."),
        { ReviewAgesOutDays: < 1 or > 365 } => ValidateOptionsResult.Fail($"Runs:ReviewAgesOutDays is {options.ReviewAgesOutDays}; it may be 1 to 365 days."),
        _ => ValidateOptionsResult.Success,
    };
}
