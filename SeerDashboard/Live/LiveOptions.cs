using Microsoft.Extensions.Options;

namespace SeerDashboard.Live;

/// <summary>How changes reach the pages (<c>Live</c>).</summary>
public sealed class LiveOptions
{
    /// <summary>How many runs, the most recently updated ones, each node keeps in memory.</summary>
    public int RecentRuns { get; set; } = 5000;

    /// <summary>How often each node asks the store what changed; a lost push costs this much at most.</summary>
    public int CatchUpEveryMilliseconds { get; set; } = 1000;

    /// <summary>How long the publisher waits for clients to take a change before it goes on.</summary>
    public int SendWaitMilliseconds { get; set; } = 250;

    /// <summary>A client that takes nothing for this long is dropped.</summary>
    public int TransportSendTimeoutSeconds { get; set; } = 5;
}

/// <summary>Says what a wrong <c>Live</c> value may be.</summary>
internal sealed class LiveOptionsCheck : IValidateOptions<LiveOptions>
{
    public ValidateOptionsResult Validate(string? name, LiveOptions options)
    {
        string?[] wrong =
        [
            Wrong(nameof(options.RecentRuns), options.RecentRuns, 1, 1_000_000),
            Wrong(nameof(options.CatchUpEveryMilliseconds), options.CatchUpEveryMilliseconds, 50, 60_000),
            Wrong(nameof(options.SendWaitMilliseconds), options.SendWaitMilliseconds, 1, 10_000),
            Wrong(nameof(options.TransportSendTimeoutSeconds), options.TransportSendTimeoutSeconds, 1, 300),
        ];
        return wrong.OfType<string>().ToList() is { Count: > 0 } failures ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static string? Wrong(string key, int value, int least, int most) =>
        value >= least && value <= most ? null : $"Live:{key} is {value}; it may be {least} to {most}.";
}
