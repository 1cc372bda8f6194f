using Microsoft.Extensions.Options;

namespace SeerDashboard.Store.Unproven;

/// <summary>How much may wait for its secret (<c>Quarantine</c>).</summary>
public sealed class QuarantineOptions
{
    /// <summary><c>Quarantine:Requests</c>: how many; 0 lets none wait.</summary>
    public int Requests { get; set; } = 200;

    /// <summary><c>Quarantine:Megabytes</c>: how large their bodies are together, as they came.</summary>
    public int Megabytes { get; set; } = 20;

    /// <summary><c>Quarantine:Hours</c>: how long.</summary>
    public int Hours { get; set; } = 24;

    /// <summary>The same as a time.</summary>
    internal TimeSpan Lifetime => TimeSpan.FromHours(Hours);
}

/// <summary>Says what a wrong <c>Quarantine</c> value may be.</summary>
internal sealed class QuarantineOptionsCheck : IValidateOptions<QuarantineOptions>
{
    public ValidateOptionsResult Validate(string? name, QuarantineOptions options) =>
        options.Requests is < 0 or > 2000 ? ValidateOptionsResult.Fail($"Quarantine:Requests is {options.Requests}; it may be 0 (none waits) to 2000.")
        : options.Megabytes is < 1 or > 200 ? ValidateOptionsResult.Fail($"Quarantine:Megabytes is {options.Megabytes}; it may be 1 to 200.")
        : options.Hours is < 1 or > 168 ? ValidateOptionsResult.Fail($"Quarantine:Hours is {options.Hours}; it may be 1 to 168.")
        : ValidateOptionsResult.Success;
}
