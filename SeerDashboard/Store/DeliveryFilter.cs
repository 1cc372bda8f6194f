using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Which deliveries are asked for; what is not set does not narrow.</summary>
public sealed record DeliveryFilter
{
    /// <summary>The verdict at arrival.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary><c>Sentry-Hook-Resource</c>, as sent.</summary>
    public string? Resource { get; init; }

    /// <summary><c>action</c>, as sent.</summary>
    public string? Action { get; init; }

    /// <summary>Events of this run.</summary>
    public RunId? Run { get; init; }

    /// <summary>What names this issue.</summary>
    public GroupId? Issue { get; init; }

    /// <summary>Name of the integration that signed.</summary>
    public string? Integration { get; init; }

    /// <summary>Received at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Received before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Part of the Request-ID, the action or the reason, or the whole number of a delivery, a run or an issue.</summary>
    public string? Text { get; init; }

    /// <summary><see cref="Text"/> is looked for in the bodies as well.</summary>
    public bool InBodies { get; init; }

    /// <summary>The whole log is asked for.</summary>
    public bool IsAll => this == new DeliveryFilter();
}
