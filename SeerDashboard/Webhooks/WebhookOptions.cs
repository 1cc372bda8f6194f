using Microsoft.Extensions.Options;

namespace SeerDashboard.Webhooks;

/// <summary>What the webhook takes (<c>Webhooks</c>).</summary>
public sealed class WebhookOptions
{
    private const int Megabyte = 1024 * 1024;

    /// <summary><c>Webhooks:MaxBodyMegabytes</c>: a larger body is answered 413.</summary>
    public int MaxBodyMegabytes { get; set; } = 10;

    /// <summary><c>Webhooks:UnverifiedMegabytes</c>: bodies in memory whose signature is not checked yet, in all; null for 8 of the largest bodies.</summary>
    public int? UnverifiedMegabytes { get; set; }

    /// <summary><c>Webhooks:UnverifiedMegabytesPerAddress</c>: the same for one sender's address; null for 4 of the largest bodies.</summary>
    public int? UnverifiedMegabytesPerAddress { get; set; }

    /// <summary><c>Webhooks:BodyWithinSeconds</c>: a body that takes longer to come is given up. Sentry waits one second.</summary>
    public int BodyWithinSeconds { get; set; } = 10;

    /// <summary><c>Webhooks:TrustedProxies</c>: addresses or networks whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>The bounds in bytes.</summary>
    internal RoomBounds Bounds => new(
        MaxBodyMegabytes * Megabyte,
        (long)(UnverifiedMegabytesPerAddress ?? Math.Min(4 * MaxBodyMegabytes, UnverifiedMegabytes ?? int.MaxValue)) * Megabyte,
        (long)(UnverifiedMegabytes ?? Math.Max(8 * MaxBodyMegabytes, UnverifiedMegabytesPerAddress ?? 0)) * Megabyte);
}

/// <summary>Says what a wrong <c>Webhooks</c> value may be.</summary>
internal sealed class WebhookOptionsCheck : IValidateOptions<WebhookOptions>
{
    private const int Most = 16_384;

    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        if (options.MaxBodyMegabytes is < 1 or > 200)
            return ValidateOptionsResult.Fail($"Webhooks:MaxBodyMegabytes is {options.MaxBodyMegabytes}; it may be 1 to 200.");
        var least = 2 * options.MaxBodyMegabytes;
        if (options.UnverifiedMegabytes is { } all && (all < least || all > Most))
            return ValidateOptionsResult.Fail($"Webhooks:UnverifiedMegabytes is {all}; it may be {least} (twice Webhooks:MaxBodyMegabytes) to {Most}.");
        if (options.UnverifiedMegabytesPerAddress is { } each && (each < least || each > (options.UnverifiedMegabytes ?? Most)))
            return ValidateOptionsResult.Fail($"Webhooks:UnverifiedMegabytesPerAddress is {each}; it may be {least} (twice Webhooks:MaxBodyMegabytes) to {options.UnverifiedMegabytes ?? Most}.");
        if (options.BodyWithinSeconds is < 1 or > 300)
            return ValidateOptionsResult.Fail($"Webhooks:BodyWithinSeconds is {options.BodyWithinSeconds}; it may be 1 to 300.");
        for (var at = 0; at < options.TrustedProxies.Count; at++)
            if (TrustedProxies.Parse(options.TrustedProxies[at]) is null)
                return ValidateOptionsResult.Fail($"Webhooks:TrustedProxies:{at} is '{options.TrustedProxies[at]}'; it may be an address or a network, such as 10.0.0.7 or 10.0.0.0/8.");
        return ValidateOptionsResult.Success;
    }
}
