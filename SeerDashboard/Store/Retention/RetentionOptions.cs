using Microsoft.Extensions.Options;

namespace SeerDashboard.Store.Retention;

/// <summary>How long deliveries are kept (<c>Retention</c>).</summary>
public sealed class RetentionOptions
{
    /// <summary><c>Retention:Days</c>: a run without news for so many days is erased, and so is a delivery of no run at that age; 0 keeps everything.</summary>
    public int Days { get; set; }
}

/// <summary>Says what a wrong <c>Retention</c> value may be.</summary>
internal sealed class RetentionOptionsCheck : IValidateOptions<RetentionOptions>
{
    public const int Most = 36_500;

    public ValidateOptionsResult Validate(string? name, RetentionOptions options) =>
        options.Days is >= 0 and <= Most
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Retention:Days is {options.Days}; it may be 0, which keeps everything, or a number of days up to {Most}.");
}
