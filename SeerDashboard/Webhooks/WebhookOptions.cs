using Microsoft.Extensions.Options;

namespace SeerDashboard.Webhooks;

/// <summary>What the webhook takes (<c>Webhooks</c>).</summary>
public sealed class WebhookOptions
{
    /// <summary><c>Webhooks:MaxBodyMegabytes</c>: a larger body is answered 413.</summary>
    public int MaxBodyMegabytes { get; set; } = 10;

    /// <summary>The same in bytes.</summary>
    internal int MaxBodyBytes => MaxBodyMegabytes * 1024 * 1024;
}

/// <summary>Says what a wrong <c>Webhooks</c> value may be.</summary>
internal sealed class WebhookOptionsCheck : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options) =>
        options.MaxBodyMegabytes is >= 1 and <= 200
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Webhooks:MaxBodyMegabytes is {options.MaxBodyMegabytes}; it may be 1 to 200.");
}
