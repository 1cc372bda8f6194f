using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Live;

/// <summary>How changes reach the pages; section <c>Live</c>.</summary>
public sealed class LiveOptions
{
    /// <summary>How many runs, the most recently updated ones, each node keeps in memory.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Live:RecentRuns must be a whole number from 1 to 1000000.")]
    public int RecentRuns { get; set; } = 5000;

    /// <summary>How often each node asks the store what changed; a lost push costs this much at most.</summary>
    [Range(50, 60_000, ErrorMessage = "Live:CatchUpEveryMilliseconds must be a whole number from 50 to 60000.")]
    public int CatchUpEveryMilliseconds { get; set; } = 1000;

    /// <summary>How long the publisher waits for clients to take a change before it goes on.</summary>
    [Range(1, 10_000, ErrorMessage = "Live:SendWaitMilliseconds must be a whole number from 1 to 10000.")]
    public int SendWaitMilliseconds { get; set; } = 250;

    /// <summary>A client that takes nothing for this long is dropped.</summary>
    [Range(1, 300, ErrorMessage = "Live:TransportSendTimeoutSeconds must be a whole number from 1 to 300.")]
    public int TransportSendTimeoutSeconds { get; set; } = 5;
}

/// <summary>Checks <see cref="LiveOptions"/> at the start.</summary>
[OptionsValidator]
internal sealed partial class LiveOptionsCheck : IValidateOptions<LiveOptions>;
