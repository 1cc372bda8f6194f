using Microsoft.Extensions.Options;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>Says what a wrong <c>Notify</c> value may be.</summary>
public sealed class OutgoingOptionsCheck : IValidateOptions<OutgoingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OutgoingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return AllowedNetworks.Complaint(options.AllowedNetworks) is { } complaint ? ValidateOptionsResult.Fail($"Notify:AllowedNetworks {complaint}") : ValidateOptionsResult.Success;
    }
}
